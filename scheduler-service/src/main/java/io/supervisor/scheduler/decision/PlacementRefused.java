package io.supervisor.scheduler.decision;

import io.supervisor.platform.event.Event;
import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.Rejection;
import io.supervisor.scheduler.placement.Remedy;
import java.util.List;

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

  private static final String SAFER =
      "Free capacity, add a host, or tolerate no host failure in the placement settings.";

  static PlacementRefused of(PlacementRequested request, Decision decision) {
    if (!decision.danger().isEmpty()) {
      return of(request, decision, "HostFailure", decision.danger(), SAFER);
    }
    if (decision.rejections().isEmpty()) {
      return of(
          request,
          decision,
          "NoHosts",
          "No host of the Supervisor is known.",
          "Check that the Supervisor is reachable.");
    }
    String message =
        "No host has room for a pod of %s: %s."
            .formatted(decision.refused(), Rejection.told(decision.rejections()));
    return of(request, decision, "NoRoom", message, hint(decision));
  }

  private static PlacementRefused of(
      PlacementRequested request, Decision decision, String reason, String message, String hint) {
    return new PlacementRefused(
        request.supervisor(),
        request.service(),
        request.generation(),
        request.attempt(),
        decision.refused(),
        reason,
        message,
        hint,
        decision.rejections());
  }

  private static String hint(Decision decision) {
    String general = "Free capacity, add a host, or ask for less in the service config.";
    String smallest = Remedy.either(decision.remedies());
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
