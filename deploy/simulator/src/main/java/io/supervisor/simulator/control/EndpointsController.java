package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.LabelSelector;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lists the pods behind each Service in an Endpoints object and an EndpointSlice. */
final class EndpointsController implements Controller {
  private static final String CHANGED = "endpoints.kubernetes.io/last-change-trigger-time";
  private static final String HEADLESS = "service.kubernetes.io/headless";
  private static final String SERVICE_NAME = "kubernetes.io/service-name";

  private final Cluster cluster;

  EndpointsController(Cluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (change.key().of(KindTable.SERVICE)) {
      return List.of(change.key());
    }
    if (!change.key().of(KindTable.POD)) {
      return List.of();
    }
    return cluster.store().list(KindTable.SERVICE, change.key().namespace()).stream()
        .filter(s -> selects(s, change.object()) || selects(s, change.previous()))
        .map(KindTable.SERVICE::key)
        .toList();
  }

  private static boolean selects(JsonNode service, JsonNode pod) {
    LabelSelector selector = LabelSelector.ofLabels(Json.at(service, "spec", "selector"));
    return pod != null && !selector.isEmpty() && selector.matches(pod);
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    Optional<ObjectNode> service = cluster.find(key);
    if (service.isEmpty()) {
      cluster.delete(KindTable.ENDPOINTS, KindTable.ENDPOINTS.key(key.namespace(), key.name()));
    } else if (!Json.at(service.get(), "spec", "selector").isEmpty()) {
      reconcile(key, service.get());
    }
    return Optional.empty();
  }

  private void reconcile(ObjectKey key, ObjectNode service) {
    List<ObjectNode> pods =
        cluster.store().list(KindTable.POD, key.namespace()).stream()
            .filter(p -> selects(service, p) && PodConditions.active(p))
            .filter(p -> !Json.text(p, "status", "podIP").isEmpty())
            .toList();
    Backends backends = new Backends(cluster.store(), service, pods);
    endpoints(key, service, backends);
    slice(key, service, backends);
  }

  private void endpoints(ObjectKey key, ObjectNode service, Backends backends) {
    ObjectKey own = KindTable.ENDPOINTS.key(key.namespace(), key.name());
    if (cluster.find(own).isEmpty()) {
      ObjectNode made = Json.object();
      ObjectNode metadata = Meta.of(made).put("name", key.name());
      copyLabels(service, metadata);
      Json.child(metadata, "labels")
          .put("endpoints.kubernetes.io/managed-by", "endpoint-controller");
      if (headless(service)) {
        Json.child(metadata, "labels").put(HEADLESS, "");
      }
      backends.fillEndpoints(made);
      mark(made, Json.text(service, "metadata", "creationTimestamp"));
      cluster.create(KindTable.ENDPOINTS, key.namespace(), made);
    } else {
      cluster.edit(KindTable.ENDPOINTS, own, e -> update(e, backends::fillEndpoints, backends));
    }
  }

  /** A change names the moment of the pod that caused it, if that is later than the last one. */
  private static void update(ObjectNode object, Consumer<ObjectNode> fill, Backends backends) {
    ObjectNode before = object.deepCopy();
    fill.accept(object);
    if (!Json.same(before, object)) {
      String last = Meta.annotation(object, CHANGED);
      String latest = backends.latestTransition();
      Json.child(object, "metadata", "annotations").remove(CHANGED);
      if (latest.compareTo(last) > 0) {
        mark(object, latest);
      }
    }
  }

  private static void mark(ObjectNode object, String time) {
    Json.child(object, "metadata", "annotations").put(CHANGED, time);
  }

  private static boolean headless(ObjectNode service) {
    return Json.text(service, "spec", "clusterIP").equals("None");
  }

  private static void copyLabels(ObjectNode service, ObjectNode metadata) {
    if (!Meta.labels(service).isEmpty()) {
      metadata.set("labels", Json.at(service, "metadata", "labels").deepCopy());
    }
  }

  private void slice(ObjectKey key, ObjectNode service, Backends backends) {
    Kind kind = KindTable.ENDPOINT_SLICE;
    Optional<ObjectNode> found = cluster.controlled(kind, service).stream().findFirst();
    if (found.isPresent()) {
      cluster.edit(kind, kind.key(found.get()), s -> update(s, backends::fillSlice, backends));
      return;
    }
    ObjectNode made = Json.object();
    ObjectNode metadata = Meta.of(made).put("generateName", key.name() + "-");
    copyLabels(service, metadata);
    Json.child(metadata, "labels")
        .put("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io")
        .put(SERVICE_NAME, key.name());
    if (headless(service)) {
      Json.child(metadata, "labels").put(HEADLESS, "");
    }
    Meta.setController(made, KindTable.SERVICE, service);
    made.put("addressType", "IPv4");
    backends.fillSlice(made);
    mark(made, Json.text(service, "metadata", "creationTimestamp"));
    cluster.create(kind, key.namespace(), made);
  }
}
