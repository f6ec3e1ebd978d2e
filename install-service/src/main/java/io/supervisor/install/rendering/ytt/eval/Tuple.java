package io.supervisor.install.rendering.ytt.eval;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** An unchangeable sequence. */
public record Tuple(List<Object> items) {

  /** A tuple of these items. */
  public static Tuple of(Object... items) {
    return new Tuple(Collections.unmodifiableList(Arrays.asList(items)));
  }
}
