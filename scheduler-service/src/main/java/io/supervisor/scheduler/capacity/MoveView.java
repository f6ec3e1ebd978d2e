package io.supervisor.scheduler.capacity;

import io.supervisor.scheduler.placement.Move;
import io.supervisor.scheduler.placement.Rejection;
import io.supervisor.scheduler.placement.Remedy;
import java.util.List;

/**
 * A pod that has to leave its host.
 *
 * @param from the host it has
 * @param to the host it would get; empty when there is none
 * @param rejections when there is none: which filter removes which hosts
 * @param remedies when there is none: the smallest changes that would let it in
 */
public record MoveView(
    String install,
    String workload,
    String from,
    String to,
    List<Rejection> rejections,
    List<String> remedies) {

  /** Without the names of the hosts that are out. */
  static MoveView brief(Move move) {
    MoveView all = of(move);
    return new MoveView(all.install, all.workload, all.from, all.to, List.of(), all.remedies);
  }

  /** As the API shows it. */
  public static MoveView of(Move move) {
    return new MoveView(
        move.from().install(),
        move.from().slot().workload(),
        move.from().slot().host(),
        move.to(),
        move.rejections(),
        move.remedies().stream().map(Remedy::text).toList());
  }
}
