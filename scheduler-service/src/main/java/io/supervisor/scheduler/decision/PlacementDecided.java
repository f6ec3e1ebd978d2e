package io.supervisor.scheduler.decision;

import io.supervisor.platform.event.Event;
import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.Explanation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every pod of a generation has a host.
 *
 * @param explanations why the first new pod of each workload got its host
 */
record PlacementDecided(
    String supervisor,
    String service,
    long generation,
    int attempt,
    String bundleDigest,
    String namespace,
    List<PlacedPod> slots,
    List<Explanation> explanations)
    implements Event {

  static final String TOPIC = "supervisor.scheduler.placements.v1";

  /** Room for one pod of a workload ({@code Deployment/contour}) on a host. */
  record PlacedPod(String workload, String host) {}

  static PlacementDecided of(PlacementRequested request, Decision decision) {
    return new PlacementDecided(
        request.supervisor(),
        request.service(),
        request.generation(),
        request.attempt(),
        request.bundleDigest(),
        request.namespace(),
        decision.slots().stream().map(slot -> new PlacedPod(slot.workload(), slot.host())).toList(),
        firsts(decision.explanations()));
  }

  private static List<Explanation> firsts(List<Explanation> all) {
    Set<String> seen = new HashSet<>();
    return all.stream().filter(one -> seen.add(one.workload())).toList();
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.scheduler.placement-decided.v1";
  }

  @Override
  public String key() {
    return supervisor + "/" + service;
  }
}
