package io.supervisor.install.progress;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What this service needs of the scheduler's event. */
record PlacementDecided(String supervisor, String service, long generation, List<Slot> slots) {

  static final String TYPE = "io.supervisor.scheduler.placement-decided.v1";

  private static final int MOST_NAMED = 8;

  record Slot(String workload, String host) {}

  /** How many pods each host gets, in a sentence. */
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
    return "Hosts were found for %d pods%s%s%s."
        .formatted(slots.size(), hosts.isEmpty() ? "" : ": ", named, more);
  }
}
