package io.supervisor.install.rendering.ytt.module;

import io.supervisor.install.rendering.ytt.eval.Arguments;
import io.supervisor.install.rendering.ytt.eval.Builtin;
import io.supervisor.install.rendering.ytt.eval.Comparison;
import io.supervisor.install.rendering.ytt.eval.Conversion;
import io.supervisor.install.rendering.ytt.eval.DictValue;
import io.supervisor.install.rendering.ytt.eval.Fragment;
import io.supervisor.install.rendering.ytt.eval.Interpreter;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import io.supervisor.install.rendering.ytt.eval.Values;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Assertion objects: their check method answers True or fails. */
public final class Assertions {

  private interface Check {
    /** What is wrong with the value, or null. */
    String problem(Object value, Interpreter interpreter);
  }

  private Assertions() {}

  private static StructValue assertion(String parameter, Check check) {
    return new StructValue(
        "assertion",
        Map.of("check", new Builtin("check", (args, i) -> run(args, parameter, check, i))));
  }

  private static Object run(Arguments args, String parameter, Check check, Interpreter i) {
    if (args.positional().size() != 1) {
      throw new EvaluationError("function lambda missing 1 argument (" + parameter + ")");
    }
    var problem = check.problem(args.at(0), i);
    if (problem != null) {
      throw new EvaluationError(problem);
    }
    return true;
  }

  /** Fragments as lists and dicts, everything else as it is. */
  static Object core(Object value) {
    if (value instanceof Fragment fragment && !(fragment.node() instanceof YamlNode.DocumentSet)) {
      return Conversion.fromYaml(fragment.node(), false);
    }
    return value;
  }

  /** The value is at least the bound. */
  public static StructValue min(Object bound) {
    return assertion(
        "value",
        (value, i) ->
            Comparison.compare(core(value), core(bound), ">=") >= 0
                ? null
                : "fail: value < " + shown(bound));
  }

  /** The value is at most the bound. */
  public static StructValue max(Object bound) {
    return assertion(
        "value",
        (value, i) ->
            Comparison.compare(core(value), core(bound), "<=") <= 0
                ? null
                : "fail: value > " + shown(bound));
  }

  private static String shown(Object bound) {
    return bound instanceof Number ? bound.toString() : "the allowed " + Values.typeName(bound);
  }

  /** The value has at least this length. */
  public static StructValue minLength(Object bound) {
    return assertion(
        "value", (v, i) -> Comparison.compare(length(v), bound, ">=") >= 0 ? null : size(v));
  }

  /** The value has at most this length. */
  public static StructValue maxLength(Object bound) {
    return assertion(
        "value", (v, i) -> Comparison.compare(length(v), bound, "<=") <= 0 ? null : size(v));
  }

  private static Object length(Object value) {
    int length = Values.length(value);
    if (length < 0) {
      throw new EvaluationError("len: value of type " + Values.typeName(value) + " has no len");
    }
    return (long) length;
  }

  private static String size(Object value) {
    return "fail: length = " + length(value);
  }

  /** The value is not null. */
  public static StructValue notNull() {
    return assertion("value", (value, i) -> value == null ? "fail: value is null" : null);
  }

  /** The value is one of these. */
  public static StructValue oneOf(List<Object> allowed) {
    var copy = new ArrayList<>(allowed);
    return assertion(
        "val",
        (value, i) ->
            copy.stream().anyMatch(item -> Comparison.equal(core(item), core(value)))
                ? null
                : "fail: not one of allowed values");
  }

  /** Exactly one of the keys, or of all children when keys is null or True, is not null. */
  public static StructValue oneNotNull(Object keys, String function) {
    boolean all = keys == null || keys.equals(true);
    if (!all && (Values.length(keys) < 0 || keys instanceof String)) {
      throw new EvaluationError(
          function + "expected a sequence of keys, but was a '" + Values.typeName(keys) + "'");
    }
    return assertion("value", (value, i) -> notNullKeys(value, all ? null : Values.items(keys), i));
  }

  private static String notNullKeys(Object value, List<Object> keys, Interpreter interpreter) {
    var dict = Conversion.fromYaml(Conversion.toYaml(value, interpreter.meter()), false);
    if (!(dict instanceof DictValue map)) {
      return "check: value must be a map or dict, but was '" + Values.typeName(value) + "'";
    }
    var found = new ArrayList<Object>();
    for (var key : keys == null ? new ArrayList<>(map.entries().keySet()) : keys) {
      if (!map.entries().containsKey(key)) {
        return "check: key is not present in value";
      }
      if (map.entries().get(key) != null) {
        found.add(key);
      }
    }
    if (found.isEmpty()) {
      return "check: all values are null";
    }
    return found.size() == 1
        ? null
        : "check: " + AssertModule.list(found, interpreter) + " are not null";
  }
}
