package io.supervisor.install.progress;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What this service needs of the scheduler's event.
 *
 * @param explanations null in what an older release wrote
 */
record PlacementDecided(
    String supervisor,
    String service,
    long generation,
    List<Slot> slots,
    List<Explanation> explanations) {

  static final String TYPE = "io.supervisor.scheduler.placement-decided.v1";

  private static final int MOST_NAMED = 8;
  private static final int MOST_EXPLAINED = 3;

  record Slot(String workload, String host) {}

  record Candidate(String host, double score) {}

  record Rejection(String filter, List<String> hosts) {}

  /** Why the first new pod of a workload got its host; {@code next} may be null. */
  record Explanation(
      String workload, List<Rejection> rejections, Candidate chosen, Candidate next) {

    String sentence() {
      String removed =
          rejections.stream()
              .map(one -> "%s removed %d".formatted(one.filter(), one.hosts().size()))
              .collect(Collectors.joining(", "));
      String rival =
          next == null ? "no other" : "%s %s".formatted(next.host(), rounded(next.score()));
      return " %s: %s scored %s, next %s%s%s."
          .formatted(
              workload,
              chosen.host(),
              rounded(chosen.score()),
              rival,
              removed.isEmpty() ? "" : "; ",
              removed);
    }

    private static String rounded(double score) {
      return String.format(Locale.ROOT, "%.3f", score);
    }
  }

  /** How many pods each host gets and why, in sentences. */
  String sentence() {
    Map<String, Long> hosts =
        slots.stream()
            .collect(Collectors.groupingBy(Slot::host, TreeMap::new, Collectors.counting()));
    String named =
        hosts.entrySet().stream()
            .limit(MOST_NAMED)
            .map(host -> "%s (%d)".formatted(host.getKey(), host.getValue()))
            .collect(Collectors.joining(", "));
    String more =
        hosts.size() <= MOST_NAMED ? "" : " and %d more".formatted(hosts.size() - MOST_NAMED);
    return "Hosts were found for %d pods%s%s%s.%s"
        .formatted(slots.size(), hosts.isEmpty() ? "" : ": ", named, more, why());
  }

  private String why() {
    return explanations == null
        ? ""
        : explanations.stream()
            .limit(MOST_EXPLAINED)
            .map(Explanation::sentence)
            .collect(Collectors.joining());
  }
}
