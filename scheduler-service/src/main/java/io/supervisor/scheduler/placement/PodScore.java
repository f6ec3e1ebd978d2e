package io.supervisor.scheduler.placement;

/**
 * How well a pod runs where it is, by what others use of its host: 100 where nobody else is, and
 * the less the more of it others have.
 *
 * @param score 0 to 100: 100 · (1 − n³), where n is the larger of the parts of the host's CPU and
 *     memory that others reserve
 */
public record PodScore(Held pod, double score) {

  /** From here on a pod runs well enough that nothing is moved for it. */
  public static final double CONTENT = 95;

  static PodScore of(Held pod, double usedByOthers) {
    double part = Math.max(0, Math.min(1, usedByOthers));
    return new PodScore(pod, 100 * (1 - part * part * part));
  }
}
