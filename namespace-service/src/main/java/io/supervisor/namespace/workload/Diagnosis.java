package io.supervisor.namespace.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds out on the Supervisor why an object does not run: in its pods, and in the Events. */
final class Diagnosis {

  private static final int MOST_EVENTS = 5;
  private static final int LONGEST_EVENT = 300;
  private static final int LONGEST_CAUSE = 500;

  private final Cluster cluster;
  private final Redaction redaction;
  private final Map<String, List<ClusterObject>> seen = new HashMap<>();

  Diagnosis(Cluster cluster, Redaction redaction) {
    this.cluster = cluster;
    this.redaction = redaction;
  }

  /** Why the object fails, or one of its pods, if they say it. */
  Optional<String> cause(ClusterObject object) {
    if (ObjectSet.needsOthers(object.ref()) && Readiness.failed(object.content())) {
      String error = object.content().at("/status/usefulErrorMessage").asText();
      return Optional.of(redaction.of(error, LONGEST_CAUSE));
    }
    return pods(object).stream()
        .flatMap(pod -> PodFault.of(pod.content()).stream())
        .findFirst()
        .map(fault -> redaction.of(fault, LONGEST_CAUSE));
  }

  /** The last Events of the object and of its pods, newest last. */
  List<String> events(ClusterObject object) {
    String namespace = object.ref().namespace();
    if (namespace.isEmpty()) {
      return List.of();
    }
    Set<String> about = new HashSet<>(Set.of(object.ref().readable()));
    replicaSets(object).forEach(set -> about.add(set.ref().readable()));
    pods(object).forEach(pod -> about.add(pod.ref().readable()));
    List<JsonNode> found = new ArrayList<>();
    for (ClusterObject event : list("v1", "Event", namespace)) {
      JsonNode involved = event.content().path("involvedObject");
      if (about.contains(involved.path("kind").asText() + "/" + involved.path("name").asText())) {
        found.add(event.content());
      }
    }
    found.sort(Comparator.comparing(Diagnosis::time));
    return found.subList(Math.max(0, found.size() - MOST_EVENTS), found.size()).stream()
        .map(event -> redaction.of(line(event), LONGEST_EVENT))
        .toList();
  }

  private static String time(JsonNode event) {
    for (String at : List.of("/series/lastObservedTime", "/lastTimestamp", "/eventTime")) {
      if (!event.at(at).asText("").isEmpty()) {
        return event.at(at).asText();
      }
    }
    return event.path("metadata").path("creationTimestamp").asText();
  }

  private static String line(JsonNode event) {
    long count = Math.max(event.path("count").asLong(), event.at("/series/count").asLong());
    JsonNode involved = event.path("involvedObject");
    return "%s %s%s %s/%s: %s"
        .formatted(
            event.path("type").asText(),
            event.path("reason").asText(),
            count > 1 ? " (x" + count + ")" : "",
            involved.path("kind").asText().toLowerCase(Locale.ROOT),
            involved.path("name").asText(),
            event.path("message").asText());
  }

  /** Those that the object owns; what kapp-controller runs is whatever is in the namespace. */
  private List<ClusterObject> pods(ClusterObject object) {
    if (ObjectSet.needsOthers(object.ref())) {
      return list("v1", "Pod", object.ref().namespace()).stream()
          .filter(pod -> !pod.terminating())
          .toList();
    }
    Set<String> owners = new HashSet<>(Set.of(uid(object)));
    replicaSets(object).forEach(set -> owners.add(uid(set)));
    return owned("v1", "Pod", object.ref().namespace(), owners);
  }

  private List<ClusterObject> replicaSets(ClusterObject object) {
    return object.ref().kind().equals("Deployment")
        ? owned("apps/v1", "ReplicaSet", object.ref().namespace(), Set.of(uid(object)))
        : List.of();
  }

  private List<ClusterObject> owned(
      String apiVersion, String kind, String namespace, Set<String> owners) {
    if (namespace.isEmpty()) {
      return List.of();
    }
    return list(apiVersion, kind, namespace).stream()
        .filter(found -> !found.terminating() && ownedBy(found, owners))
        .toList();
  }

  /** The Supervisor is asked once for each kind, so that cause and Events are of one moment. */
  private List<ClusterObject> list(String apiVersion, String kind, String namespace) {
    return seen.computeIfAbsent(
        apiVersion + "/" + kind + "/" + namespace,
        key -> cluster.list(apiVersion, kind, namespace));
  }

  private static boolean ownedBy(ClusterObject object, Set<String> owners) {
    for (JsonNode owner : object.content().at("/metadata/ownerReferences")) {
      if (owners.contains(owner.path("uid").asText())) {
        return true;
      }
    }
    return false;
  }

  private static String uid(ClusterObject object) {
    return object.content().at("/metadata/uid").asText("unknown");
  }
}
