package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * How many more pods of one size there is room for.
 *
 * @param pods how many, at most {@link #MOST}
 * @param then why there is none for the next: which filter removes which hosts, or which hosts must
 *     not fail ({@link Survival#FILTER}); empty at the most
 */
public record Forecast(String name, int pods, List<Rejection> then) {
  /** Nobody counts further. */
  public static final int MOST = 10_000;
}
