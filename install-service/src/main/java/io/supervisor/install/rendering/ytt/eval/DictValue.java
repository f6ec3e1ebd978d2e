package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dict of the expression language; keeps insertion order. */
public final class DictValue {

  private final Map<Object, Object> entries = new LinkedHashMap<>();
  private int loops;

  public Map<Object, Object> entries() {
    return entries;
  }

  /** The entries, for a change. */
  Map<Object, Object> changing() {
    if (loops > 0) {
      throw new EvaluationError("cannot change a dict during iteration");
    }
    return entries;
  }

  /** Sets one entry; lists and dicts cannot be keys. */
  public DictValue put(Object key, Object value) {
    changing().put(Values.hashable(key), value);
    return this;
  }

  void loop(int change) {
    loops += change;
  }
}
