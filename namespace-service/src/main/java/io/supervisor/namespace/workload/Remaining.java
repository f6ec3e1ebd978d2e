package io.supervisor.namespace.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.namespace.cluster.ClusterObject;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a removal has left on a Supervisor, in words that change only when it does.
 *
 * @param count how many objects, also those that are not listed
 * @param objects the stuck ones first
 * @param stuck whether a finalizer has held something for too long
 */
record Remaining(int count, List<Leftover> objects, boolean stuck) {

  private static final int MOST = 20;
  private static final int LONGEST = 500;

  /** Conditions of a namespace that say what it waits for. */
  private static final Set<String> WAITS =
      Set.of(
          "NamespaceDeletionDiscoveryFailure",
          "NamespaceDeletionGroupVersionParsingFailure",
          "NamespaceDeletionContentFailure",
          "NamespaceContentRemaining",
          "NamespaceFinalizersRemaining");

  /** Of objects as they are on the Supervisor at a time. */
  static Remaining of(
      List<ClusterObject> objects, Redaction redaction, Instant now, Duration stuckAfter) {
    List<ClusterObject> stuck =
        objects.stream()
            .filter(object -> overdue(object, now, stuckAfter) && !holders(object).isEmpty())
            .toList();
    List<Leftover> left =
        objects.stream()
            .sorted(Comparator.comparing(object -> !stuck.contains(object)))
            .limit(MOST)
            .map(object -> leftover(object, redaction))
            .toList();
    return new Remaining(objects.size(), left, !stuck.isEmpty());
  }

  private static Leftover leftover(ClusterObject object, Redaction redaction) {
    List<String> finalizers = finalizers(object);
    List<String> words = new ArrayList<>();
    String since = object.content().at("/metadata/deletionTimestamp").asText("");
    if (!finalizers.isEmpty() && !since.isEmpty()) {
      words.add("is held by %s since %s".formatted(String.join(", ", finalizers), since));
    } else if (!since.isEmpty()) {
      words.add("is being deleted since " + since);
    }
    for (JsonNode condition : object.content().at("/status/conditions")) {
      if (tells(object, condition)) {
        words.add(condition.path("message").asText(condition.path("reason").asText()));
      }
    }
    words.add(object.content().at("/status/usefulErrorMessage").asText(""));
    words.removeIf(String::isBlank);
    return new Leftover(
        object.ref().kind(),
        object.ref().name(),
        finalizers,
        redaction.of(String.join("; ", words), LONGEST));
  }

  private static boolean tells(ClusterObject object, JsonNode condition) {
    String type = condition.path("type").asText();
    boolean ofNamespace = object.ref().kind().equals("Namespace") && WAITS.contains(type);
    return (ofNamespace || type.equals("DeleteFailed"))
        && condition.path("status").asText().equals("True");
  }

  static List<String> finalizers(ClusterObject object) {
    List<String> names = new ArrayList<>();
    object.content().at("/metadata/finalizers").forEach(name -> names.add(name.asText()));
    return names;
  }

  /** What holds an object: its finalizers, or those that a namespace says are inside it. */
  private static Set<String> holders(ClusterObject object) {
    Set<String> holders = new TreeSet<>(finalizers(object));
    for (JsonNode condition : object.content().at("/status/conditions")) {
      String type = condition.path("type").asText();
      if (tells(object, condition) && !type.equals("NamespaceContentRemaining")) {
        holders.add(type);
      }
    }
    return holders;
  }

  /** Whether an object has been on its way out for longer than that. */
  static boolean overdue(ClusterObject object, Instant now, Duration limit) {
    try {
      String since = object.content().at("/metadata/deletionTimestamp").asText("");
      return !since.isEmpty() && Instant.parse(since).plus(limit).isBefore(now);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
