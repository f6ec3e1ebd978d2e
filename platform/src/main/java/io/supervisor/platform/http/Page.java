package io.supervisor.platform.http;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param next where the next part begins; absent on the last one
 */
public record Page<T>(List<T> items, String next) {

  /** What was found, as it is shown; a part that is full may be followed by another one. */
  public static <E, T> Page<T> of(
      List<E> found, int limit, Function<E, T> view, Function<E, String> key) {
    String next = found.size() < limit ? null : key.apply(found.get(found.size() - 1));
    return new Page<>(found.stream().map(view).toList(), next);
  }
}
