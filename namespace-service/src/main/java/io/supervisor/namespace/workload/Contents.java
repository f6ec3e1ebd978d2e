package io.supervisor.namespace.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import io.supervisor.namespace.cluster.StorageSize;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Looks what the removal of an install would take from its Supervisor. */
final class Contents {

  private static final int MOST = 200;

  private final Cluster cluster;
  private final WorkloadTask task;

  Contents(Cluster cluster, WorkloadTask task) {
    this.cluster = cluster;
    this.task = task;
  }

  ContentsView view() {
    Optional<ClusterObject> home =
        new InstallNamespace(cluster, task.install(), task.namespace()).find();
    List<ClusterObject> inside =
        home.map(namespace -> cluster.contents(task.namespace())).orElse(List.of());
    Set<ObjectRef> taken = new LinkedHashSet<>();
    for (ObjectRef ref : ObjectSet.remembered(task.remembered())) {
      cluster
          .find(ref)
          .filter(found -> found.belongsTo(task.install()))
          .ifPresent(found -> taken.add(ref));
    }
    inside.stream()
        .filter(object -> !Residue.furniture(object))
        .forEach(object -> taken.add(object.ref()));
    home.ifPresent(namespace -> taken.add(namespace.ref()));
    List<ContentsView.Volume> volumes = of("PersistentVolumeClaim", inside, Contents::volume);
    List<ContentsView.ServiceAddress> addresses = new ArrayList<>();
    of("Service", inside, Address::of).forEach(list -> list.forEach(a -> addresses.add(view(a))));
    return new ContentsView(
        task.install(),
        first(taken.stream().map(Contents::view).toList()),
        first(volumes),
        first(addresses),
        Math.max(taken.size(), Math.max(volumes.size(), addresses.size())) > MOST);
  }

  private static <T> List<T> of(
      String kind, List<ClusterObject> objects, Function<ClusterObject, T> view) {
    return objects.stream()
        .filter(object -> object.ref().kind().equals(kind))
        .filter(object -> object.ref().apiVersion().equals("v1"))
        .map(view)
        .toList();
  }

  private static <T> List<T> first(List<T> all) {
    return all.size() <= MOST ? all : all.subList(0, MOST);
  }

  private static ContentsView.Taken view(ObjectRef ref) {
    return new ContentsView.Taken(ref.apiVersion(), ref.kind(), ref.name(), ref.namespace());
  }

  private static ContentsView.ServiceAddress view(Address address) {
    return new ContentsView.ServiceAddress(address.service(), address.address(), address.ports());
  }

  private static ContentsView.Volume volume(ClusterObject claim) {
    JsonNode spec = claim.content().path("spec");
    String asked = spec.at("/resources/requests/storage").asText("0");
    String provided = claim.content().at("/status/capacity/storage").asText(asked);
    return new ContentsView.Volume(
        claim.ref().name(),
        StorageSize.mib(provided),
        spec.path("storageClassName").asText(""),
        spec.path("volumeName").asText(""));
  }
}
