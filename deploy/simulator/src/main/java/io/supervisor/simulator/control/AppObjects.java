package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.write.WriteOptions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The objects that one App has made, known by their label as kapp knows them. */
record AppObjects(Cluster cluster, Kinds kinds, ObjectNode app) {
  private static final String LABEL = "kapp.k14s.io/app";
  private static final WriteOptions WRITER = new WriteOptions("kapp-controller", false, true);

  /** Applies the objects and deletes those that are not wanted any more. */
  void deploy(List<ObjectNode> wanted) {
    Set<ObjectKey> kept = new HashSet<>();
    wanted.stream()
        .sorted(
            Comparator.comparing(
                object -> !Json.text(object, "kind").matches("Namespace|Custom.+")))
        .forEach(object -> kept.add(apply(object)));
    made().stream().filter(key -> !kept.contains(key)).forEach(this::delete);
  }

  private ObjectKey apply(ObjectNode object) {
    String name = Json.text(object, "kind") + " (" + Json.text(object, "apiVersion") + ")";
    Kind kind =
        kinds
            .byKind(Json.text(object, "apiVersion"), Json.text(object, "kind"))
            .orElseThrow(
                () -> new CarvelFailure("Deploying: Expected to find kind '" + name + "'"));
    ObjectNode labelled = object.deepCopy();
    Json.child(labelled, "metadata", "labels").put(LABEL, label());
    if (Json.at(labelled, "spec", "template", "spec").isObject()) {
      Json.child(labelled, "spec", "template", "metadata", "labels").put(LABEL, label());
    }
    if (kind.namespaced()) {
      Meta.of(labelled).put("namespace", namespace(labelled));
    }
    try {
      ObjectKey key = kind.key(labelled);
      cluster.writer().apply(kind, key, "", labelled, WRITER);
      if (kind.equals(KindTable.CRD)) {
        cluster.find(key).ifPresent(kinds::define);
      }
      return key;
    } catch (ApiFailure e) {
      throw new CarvelFailure("Deploying: Applying " + name + ": " + e.getMessage());
    }
  }

  private String namespace(JsonNode object) {
    String into = Json.text(Json.at(app, "spec", "deploy").path(0), "kapp", "intoNs");
    String standard = Json.text(app, "spec", "defaultNamespace");
    String own = Meta.namespace(object);
    if (!into.isEmpty()) {
      return into;
    }
    if (!own.isEmpty()) {
      return own;
    }
    return standard.isEmpty() ? Meta.namespace(app) : standard;
  }

  private String label() {
    return Integer.toUnsignedString(Meta.uid(app).hashCode());
  }

  /** What the App has made itself; what its workloads make goes with them. */
  List<ObjectKey> made() {
    return cluster.store().keys("").stream()
        .filter(key -> cluster.find(key).filter(this::isMade).isPresent())
        .toList();
  }

  private boolean isMade(ObjectNode object) {
    return label().equals(Meta.labels(object).get(LABEL)) && Meta.owners(object).isEmpty();
  }

  void delete(ObjectKey key) {
    Optional<Kind> kind = kinds.find(key.group(), key.plural());
    if (kind.isPresent() && cluster.find(key).filter(o -> !Meta.deleting(o)).isPresent()) {
      cluster.delete(kind.get(), key);
    }
  }

  /** Whether all of them run, as far as kapp waits for that. */
  boolean ready() {
    return made().stream()
        .allMatch(key -> cluster.find(key).filter(o -> ready(key, o)).isPresent());
  }

  private static boolean ready(ObjectKey key, ObjectNode object) {
    JsonNode status = object.path("status");
    boolean observed = Json.number(status, 0, "observedGeneration") >= Meta.generation(object);
    long wanted = Json.number(object, 1, "spec", "replicas");
    if (key.of(KindTable.DEPLOYMENT) || key.of(KindTable.STATEFUL_SET)) {
      return observed
          && Json.number(status, 0, "updatedReplicas") >= wanted
          && Json.number(status, 0, "readyReplicas") >= wanted
          && Json.number(status, 0, "unavailableReplicas") == 0;
    }
    if (key.of(KindTable.DAEMON_SET)) {
      return observed
          && Json.number(status, 0, "updatedNumberScheduled")
              >= Json.number(status, 0, "desiredNumberScheduled")
          && Json.number(status, 0, "numberUnavailable") == 0;
    }
    if (key.of(KindTable.SERVICE)) {
      return !Json.text(object, "spec", "type").equals("LoadBalancer")
          || !Json.at(status, "loadBalancer", "ingress").isEmpty();
    }
    return !key.of(KindTable.JOB) || status.hasNonNull("completionTime");
  }
}
