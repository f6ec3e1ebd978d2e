package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Keeps one pod of a DaemonSet for each node that it fits; a scheduler binds them. */
final class DaemonSetController implements Controller {
  static final String HASH = "controller-revision-hash";
  private static final String NAME = "daemonset-controller";
  private static final List<String> TOLERATED =
      List.of("disk-pressure", "memory-pressure", "pid-pressure", "unschedulable");

  private final Cluster cluster;
  private final Revisions revisions;

  DaemonSetController(Cluster cluster) {
    this.cluster = cluster;
    this.revisions = new Revisions(cluster, KindTable.DAEMON_SET, HASH);
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (change.key().of(KindTable.NODE)) {
      return cluster.store().list(KindTable.DAEMON_SET, "").stream()
          .map(KindTable.DAEMON_SET::key)
          .toList();
    }
    return Owners.selfOrController(change, KindTable.DAEMON_SET, KindTable.POD);
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    cluster.find(key).filter(s -> !Meta.deleting(s)).ifPresent(s -> reconcile(key, s));
    return Optional.empty();
  }

  private void reconcile(ObjectKey key, ObjectNode set) {
    String hash = PodTemplates.hash(set);
    revisions.keep(set, hash);
    JsonNode podSpec = Json.at(set, "spec", "template", "spec");
    Set<String> wanted = nodes(n -> NodeFit.fits(podSpec, n));
    Set<String> mayStay = nodes(n -> NodeFit.mayStay(podSpec, n));
    Map<String, ObjectNode> placed = new HashMap<>();
    for (ObjectNode pod : cluster.controlled(KindTable.POD, set)) {
      String node = node(pod);
      boolean spare = !mayStay.contains(node) || placed.containsKey(node);
      if (!Meta.deleting(pod) && (spare || PodConditions.finished(pod))) {
        cluster.delete(KindTable.POD, KindTable.POD.key(pod));
      }
      if (!spare) {
        placed.put(node, pod);
      }
    }
    replace(set, placed.values(), hash);
    wanted.stream()
        .filter(n -> !placed.containsKey(n))
        .sorted()
        .forEach(n -> create(key, set, n, hash));
    status(key, set, wanted, hash);
  }

  private Set<String> nodes(Predicate<JsonNode> which) {
    return cluster.nodes().stream()
        .filter(which)
        .map(Meta::name)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** Deletes pods of an older template, as many at a time as may be missing. */
  private void replace(ObjectNode set, Collection<ObjectNode> pods, String hash) {
    JsonNode strategy = Json.at(set, "spec", "updateStrategy");
    if (!Json.text(strategy, "type").equals("RollingUpdate")) {
      return;
    }
    JsonNode most = Json.at(strategy, "rollingUpdate", "maxUnavailable");
    long allowed = Math.max(1, Counts.of(most, pods.size(), true));
    List<ObjectNode> old = new ArrayList<>();
    for (ObjectNode pod : pods) {
      if (!PodConditions.ready(pod)) {
        allowed--;
      }
      if (!Meta.deleting(pod) && !hash.equals(Meta.labels(pod).get(HASH))) {
        old.add(pod);
      }
    }
    for (ObjectNode pod : old) {
      boolean broken = !PodConditions.ready(pod);
      if (broken || allowed-- > 0) {
        cluster.delete(KindTable.POD, KindTable.POD.key(pod));
      }
    }
  }

  /** The node that the pod is on, or is meant for. */
  static String node(JsonNode pod) {
    String bound = Json.text(pod, "spec", "nodeName");
    if (!bound.isEmpty()) {
      return bound;
    }
    return Json.at(pod, "spec", "affinity", "nodeAffinity")
        .path("requiredDuringSchedulingIgnoredDuringExecution")
        .at("/nodeSelectorTerms/0/matchFields/0/values/0")
        .asText();
  }

  private void create(ObjectKey key, ObjectNode set, String node, String hash) {
    ObjectNode pod = PodTemplates.pod(KindTable.DAEMON_SET, set);
    Meta.of(pod).put("generateName", key.name() + "-");
    ObjectNode labels = Json.child(pod, "metadata", "labels");
    labels.put(HASH, hash);
    labels.put("pod-template-generation", Long.toString(Meta.generation(set)));
    ObjectNode spec = Json.child(pod, "spec");
    ObjectNode affinity = Json.child(spec, "affinity", "nodeAffinity");
    ObjectNode required = affinity.putObject("requiredDuringSchedulingIgnoredDuringExecution");
    ObjectNode field =
        required.putArray("nodeSelectorTerms").addObject().putArray("matchFields").addObject();
    field.put("key", "metadata.name").put("operator", "In").putArray("values").add(node);
    tolerations(Json.list(spec, "tolerations"));
    ObjectNode made = cluster.create(KindTable.POD, key.namespace(), pod);
    String message = "Created pod: " + Meta.name(made);
    cluster.events().normal(KindTable.DAEMON_SET, set, NAME, "SuccessfulCreate", message);
  }

  private static void tolerations(ArrayNode list) {
    for (String condition : List.of("not-ready", "unreachable")) {
      toleration(list, condition, "NoExecute");
    }
    TOLERATED.forEach(condition -> toleration(list, condition, "NoSchedule"));
  }

  private static void toleration(ArrayNode list, String condition, String effect) {
    list.addObject()
        .put("key", "node.kubernetes.io/" + condition)
        .put("operator", "Exists")
        .put("effect", effect);
  }

  private void status(ObjectKey key, ObjectNode set, Set<String> wanted, String hash) {
    List<ObjectNode> pods =
        cluster.controlled(KindTable.POD, set).stream()
            .filter(p -> PodConditions.active(p) && wanted.contains(node(p)))
            .toList();
    long ready = pods.stream().filter(PodConditions::ready).count();
    long updated = pods.stream().filter(p -> hash.equals(Meta.labels(p).get(HASH))).count();
    cluster.editStatus(
        KindTable.DAEMON_SET,
        key,
        status -> {
          status.put("currentNumberScheduled", (long) pods.size());
          status.put("numberMisscheduled", 0L);
          status.put("desiredNumberScheduled", (long) wanted.size());
          status.put("numberReady", ready);
          status.put("observedGeneration", Meta.generation(set));
          Counts.put(status, "updatedNumberScheduled", updated);
          Counts.put(status, "numberAvailable", ready);
          Counts.put(status, "numberUnavailable", wanted.size() - ready);
        });
  }
}
