package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * Where the pods of a request go, or why they cannot.
 *
 * @param slots kept and new slots; empty when refused
 * @param refused the workload without room, or empty
 * @param rejections for the refused workload: which filter removed which hosts
 * @param remedies the smallest changes that would let it in, the smallest first
 * @param explanations why the first hundred new pods got their hosts
 * @param danger why it is refused although there is room; empty otherwise
 */
public record Decision(
    List<Slot> slots,
    String refused,
    List<Rejection> rejections,
    List<Remedy> remedies,
    List<Explanation> explanations,
    String danger) {

  /** Whether every pod has a host. */
  public boolean placed() {
    return refused.isEmpty();
  }
}
