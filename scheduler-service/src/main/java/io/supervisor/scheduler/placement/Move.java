package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * A slot that has to leave its host, and where it goes.
 *
 * @param to the other host; empty when there is none
 * @param rejections when there is none: which filter removed which hosts
 * @param remedies when there is none: the smallest changes that would let it in
 */
public record Move(Held from, String to, List<Rejection> rejections, List<Remedy> remedies) {

  /** Whether there is no host for it. */
  public boolean stranded() {
    return to.isEmpty();
  }
}
