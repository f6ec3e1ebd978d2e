package io.supervisor.scheduler.binding;

import java.util.List;

/**
 * The pods of a Supervisor that wait for a host.
 *
 * @param total how many wait
 * @param pods the first 1,000 of them by namespace and name
 */
public record WaitingPodsView(String supervisor, int total, List<WaitingPod> pods) {

  private static final int MOST = 1_000;

  static WaitingPodsView of(String supervisor, List<WaitingPod> all) {
    return new WaitingPodsView(supervisor, all.size(), all.stream().limit(MOST).toList());
  }
}
