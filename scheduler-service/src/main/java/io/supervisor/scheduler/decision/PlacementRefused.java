package io.supervisor.scheduler.decision;

import io.supervisor.platform.event.Event;
import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.Rejection;
import io.supervisor.scheduler.placement.Remedy;
import java.util.List;
import java.util.stream.Collectors;

/** A pod of a generation has no host: which workload, and which rule removed which hosts. */
record PlacementRefused(
    String supervisor,
    String service,
    long generation,
    int attempt,
    String workload,
    String reason,
    String message,
    String hint,
    List<Rejection> rejections)
    implements Event {

  static PlacementRefused of(PlacementRequested request, Decision decision) {
    boolean noHosts = decision.rejections().isEmpty();
    String why =
        decision.rejections().stream()
            .map(r -> "%s removed %d".formatted(r.filter(), r.hosts().size()))
            .collect(Collectors.joining(", "));
    return new PlacementRefused(
        request.supervisor(),
        request.service(),
        request.generation(),
        request.attempt(),
        decision.refused(),
        noHosts ? "NoHosts" : "NoRoom",
        noHosts
            ? "No host of the Supervisor is known."
            : "No host has room for a pod of %s: %s.".formatted(decision.refused(), why),
        noHosts ? "Check that the Supervisor is reachable." : hint(decision),
        decision.rejections());
  }

  private static String hint(Decision decision) {
    String general = "Free capacity, add a host, or ask for less in the service config.";
    String smallest =
        decision.remedies().stream().map(Remedy::text).collect(Collectors.joining(", or "));
    return smallest.isEmpty() ? general : general + " The smallest change: " + smallest + ".";
  }

  @Override
  public String topic() {
    return PlacementDecided.TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.scheduler.placement-refused.v1";
  }

  @Override
  public String key() {
    return supervisor + "/" + service;
  }
}
