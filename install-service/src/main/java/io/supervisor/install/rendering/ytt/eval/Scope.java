package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The variables of one block; looks further out for names it does not define itself. */
public final class Scope {

  private final Scope outer;
  private final Set<String> names;
  private final Map<String, Object> values = new HashMap<>();

  public Scope(Scope outer, Set<String> names) {
    this.outer = outer;
    this.names = names;
  }

  public Map<String, Object> values() {
    return values;
  }

  Object get(String name) {
    for (var scope = this; scope != null; scope = scope.outer) {
      if (scope.values.containsKey(name)) {
        return scope.values.get(name);
      }
      if (scope.names.contains(name) && !Universe.NAMES.contains(name)) {
        throw new EvaluationError("variable " + name + " referenced before assignment");
      }
    }
    throw new EvaluationError("undefined: " + name);
  }

  void set(String name, Object value) {
    values.put(name, value);
  }
}
