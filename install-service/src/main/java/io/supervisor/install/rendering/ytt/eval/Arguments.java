package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arguments of one call. */
public record Arguments(String function, List<Object> positional, Map<String, Object> named) {

  /** Only positional arguments. */
  public static Arguments positional(Object... values) {
    return new Arguments("", Arrays.asList(values), Map.of());
  }

  Arguments of(String name) {
    return new Arguments(name, positional, named);
  }

  /** Demands an exact number of positional arguments and no others. */
  public Arguments exactly(int count) {
    if (positional.size() != count) {
      throw fault("got " + positional.size() + " arguments, want " + count);
    }
    return onlyNamed(Set.of());
  }

  /** Demands a number of positional arguments in a range. */
  public Arguments between(int least, int most) {
    if (positional.size() < least) {
      throw fault("got " + positional.size() + " arguments, want at least " + least);
    }
    if (positional.size() > most) {
      throw fault("got " + positional.size() + " arguments, want at most " + most);
    }
    return this;
  }

  /** Refuses keyword arguments with other names. */
  public Arguments onlyNamed(Set<String> allowed) {
    for (var name : named.keySet()) {
      if (!allowed.contains(name)) {
        throw fault("unexpected keyword argument " + name);
      }
    }
    return this;
  }

  public Object at(int index) {
    return positional.get(index);
  }

  /** The argument at this position or with this name, or the fallback. */
  public Object get(int index, String name, Object fallback) {
    if (index >= 0 && index < positional.size()) {
      return positional.get(index);
    }
    return named.getOrDefault(name, fallback);
  }

  /** A positional argument that must be text. */
  public String text(int index) {
    if (positional.get(index) instanceof String text) {
      return text;
    }
    throw wrong(index, "string");
  }

  /** A positional argument that must be a whole number that fits an int. */
  public int whole(int index) {
    return Values.toInt(positional.get(index));
  }

  public EvaluationError wrong(int index, String wanted) {
    return fault("expected " + wanted + ", but was " + Values.typeName(positional.get(index)));
  }

  public EvaluationError fault(String problem) {
    return new EvaluationError(function + ": " + problem);
  }
}
