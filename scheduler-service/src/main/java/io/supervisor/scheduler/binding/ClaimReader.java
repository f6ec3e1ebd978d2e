package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.TopologySelectorTerm;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.supervisor.scheduler.placement.Requirement;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Selector;
import io.supervisor.scheduler.placement.Volume;
import io.supervisor.scheduler.placement.Volume.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out from which hosts the volumes of a pod can be reached, by the rules of Kubernetes: where
 * the volume of a claim is, where one could be made, and who uses it already.
 */
record ClaimReader(StorageWatch storage, Neighbours neighbours) {

  private static final String FIRST_CONSUMER = "WaitForFirstConsumer";

  /** The provisioner of classes for which nobody makes volumes. */
  private static final String NONE = "kubernetes.io/no-provisioner";

  /** The volumes of the pod; throws {@link PodNotReady} while it must wait for one. */
  List<Volume> read(Pod pod) {
    List<Volume> volumes = new ArrayList<>();
    for (String name : PodClaims.of(pod)) {
      if (!storage.current()) {
        throw new PodNotReady("The claims of the Supervisor cannot be read yet.");
      }
      PersistentVolumeClaim claim = claim(pod, name);
      Access access = access(claim);
      volumes.add(new Volume(claim.getMetadata().getNamespace(), name, access, hosts(claim)));
      if (access != Access.MANY) {
        used(pod, name, access).ifPresent(volumes::add);
      }
    }
    return volumes;
  }

  /** The claims of the pod that get their volume when its host is known. */
  List<PersistentVolumeClaim> unbound(Pod pod) {
    return PodClaims.of(pod).stream()
        .flatMap(name -> storage.claim(pod.getMetadata().getNamespace(), name).stream())
        .filter(claim -> !bound(claim))
        .toList();
  }

  /** The host for which the claim needs its volume; null when nobody has said. */
  static String chosenHost(PersistentVolumeClaim claim) {
    return claim.getMetadata().getAnnotations().get(PodWatch.CHOSEN_HOST);
  }

  private PersistentVolumeClaim claim(Pod pod, String name) {
    PersistentVolumeClaim claim =
        storage
            .claim(pod.getMetadata().getNamespace(), name)
            .orElseThrow(() -> new PodNotReady("Its claim %s is not there.".formatted(name)));
    if (claim.getMetadata().getDeletionTimestamp() != null) {
      throw new PodNotReady("Its claim %s is being deleted.".formatted(name));
    }
    return claim;
  }

  private static boolean bound(PersistentVolumeClaim claim) {
    String volume = claim.getSpec().getVolumeName();
    return volume != null
        && !volume.isEmpty()
        && claim.getStatus() != null
        && "Bound".equals(claim.getStatus().getPhase());
  }

  private static Access access(PersistentVolumeClaim claim) {
    Set<String> modes = Set.copyOf(claim.getSpec().getAccessModes());
    if (modes.contains("ReadWriteOncePod")) {
      return Access.ONE_POD;
    }
    return modes.equals(Set.of("ReadWriteOnce")) ? Access.ONE_HOST : Access.MANY;
  }

  private List<Selector> hosts(PersistentVolumeClaim claim) {
    return bound(claim) ? hostsOfVolume(claim) : hostsOfClass(claim);
  }

  private List<Selector> hostsOfVolume(PersistentVolumeClaim claim) {
    String name = claim.getSpec().getVolumeName();
    PersistentVolume volume =
        storage
            .volume(name)
            .orElseThrow(() -> new PodNotReady("Its volume %s is not there.".formatted(name)));
    List<NodeSelectorTerm> terms =
        Optional.ofNullable(volume.getSpec().getNodeAffinity())
            .map(affinity -> affinity.getRequired())
            .map(required -> required.getNodeSelectorTerms())
            .orElse(List.of());
    return terms.stream().map(PodSpecReader::hosts).toList();
  }

  private List<Selector> hostsOfClass(PersistentVolumeClaim claim) {
    String name = claim.getMetadata().getName();
    String className = claim.getSpec().getStorageClassName();
    StorageClass storageClass =
        Optional.ofNullable(className)
            .flatMap(storage::storageClass)
            .filter(found -> FIRST_CONSUMER.equals(found.getVolumeBindingMode()))
            .orElseThrow(
                () -> new PodNotReady("Its claim %s is not bound to a volume.".formatted(name)));
    String chosen = chosenHost(claim);
    if (chosen != null && !chosen.isEmpty()) {
      return List.of(named(chosen));
    }
    if (NONE.equals(storageClass.getProvisioner())) {
      throw new PodNotReady(
          "Its claim %s is not bound, and nobody makes volumes of the class %s: bind it to one."
              .formatted(name, className));
    }
    List<TopologySelectorTerm> places = storageClass.getAllowedTopologies();
    return places == null ? List.of() : places.stream().map(ClaimReader::hosts).toList();
  }

  private static Selector named(String host) {
    return new Selector(List.of(new Requirement(Room.NAME, Requirement.Operator.IN, Set.of(host))));
  }

  private static Selector hosts(TopologySelectorTerm place) {
    return new Selector(
        place.getMatchLabelExpressions().stream()
            .map(
                one ->
                    new Requirement(
                        one.getKey(), Requirement.Operator.IN, Set.copyOf(one.getValues())))
            .toList());
  }

  /** A volume of one host can be reached from that of its user only. */
  private Optional<Volume> used(Pod pod, String claim, Access access) {
    String namespace = pod.getMetadata().getNamespace();
    Optional<Neighbours.User> user = neighbours.userOf(pod, claim);
    if (user.isPresent() && access == Access.ONE_POD) {
      throw new PodNotReady(
          "Its claim %s is for one pod at a time, and %s has it."
              .formatted(claim, user.get().pod()));
    }
    return user.map(one -> new Volume(namespace, claim, Access.MANY, List.of(named(one.host()))));
  }
}
