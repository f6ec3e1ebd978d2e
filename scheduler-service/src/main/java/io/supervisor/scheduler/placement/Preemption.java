package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * A pod that got its host because others of lower priority must go.
 *
 * @param pod the number of the pod; it has its place already, and may start when the others are
 *     gone
 * @param victims the numbers of those that must go; they have no place any more
 * @param brokenBudgets how many of them a disruption budget would keep
 */
public record Preemption(int pod, String host, List<Integer> victims, int brokenBudgets) {}
