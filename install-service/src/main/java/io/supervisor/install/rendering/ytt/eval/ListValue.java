package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A list of the expression language; may not be changed while a loop runs over it. */
public final class ListValue {

  private final List<Object> items;
  private int loops;

  public ListValue(Collection<?> items) {
    this.items = new ArrayList<>(items);
  }

  public List<Object> items() {
    return items;
  }

  /** The items, for a change. */
  List<Object> changing() {
    if (loops > 0) {
      throw new EvaluationError("cannot change a list during iteration");
    }
    return items;
  }

  void loop(int change) {
    loops += change;
  }
}
