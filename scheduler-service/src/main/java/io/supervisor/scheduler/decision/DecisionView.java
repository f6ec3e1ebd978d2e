package io.supervisor.scheduler.decision;

import io.supervisor.scheduler.placement.Explanation;
import io.supervisor.scheduler.placement.Rejection;
import java.time.Instant;
import java.util.List;

/**
 * One decision with its reasons.
 *
 * @param epoch order of decisions on the Supervisor
 * @param outcome PLACED or REFUSED
 * @param refused the workload without room; empty when all have it
 * @param rejections for it: which filter removed which hosts
 * @param remedies the smallest changes that would let it in
 * @param choices why the first hundred new pods got their hosts, with the score of each and of the
 *     best other host; slots that were kept have none
 */
record DecisionView(
    long generation,
    int attempt,
    long epoch,
    String outcome,
    Instant decidedAt,
    String refused,
    List<Rejection> rejections,
    List<String> remedies,
    List<Explanation> choices) {}
