package io.supervisor.scheduler.decision;

import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.Explanation;
import io.supervisor.scheduler.placement.Rejection;
import io.supervisor.scheduler.placement.Remedy;
import java.util.List;

/**
 * Why a decision is as it is.
 *
 * @param refused the workload without room; empty when all have it
 * @param rejections for it: which filter removed which hosts
 * @param remedies the smallest changes that would let it in
 * @param choices why the first hundred new pods got their hosts; slots that were kept have none
 */
record Reasons(
    String refused, List<Rejection> rejections, List<String> remedies, List<Explanation> choices) {

  static Reasons of(Decision decision) {
    return new Reasons(
        decision.refused(),
        decision.rejections(),
        decision.remedies().stream().map(Remedy::text).toList(),
        decision.explanations());
  }
}
