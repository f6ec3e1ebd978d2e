package io.supervisor.install.rendering.ytt.module;

import io.supervisor.install.rendering.ytt.eval.Arguments;
import io.supervisor.install.rendering.ytt.eval.Callable;
import io.supervisor.install.rendering.ytt.eval.Comparison;
import io.supervisor.install.rendering.ytt.eval.Conversion;
import io.supervisor.install.rendering.ytt.eval.Interpreter;
import io.supervisor.install.rendering.ytt.eval.ListValue;
import io.supervisor.install.rendering.ytt.eval.Repr;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import io.supervisor.install.rendering.ytt.eval.Tuple;
import io.supervisor.install.rendering.ytt.eval.Values;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.yaml.YamlWriter;
import java.util.List;
import java.util.Map;

/** The assert module. */
final class AssertModule {

  static final StructValue MODULE =
      Modules.module(
          "assert",
          Map.of(
              "fail", AssertModule::fail,
              "equals", AssertModule::equal,
              "try_to", AssertModule::tryTo,
              "min", (args, i) -> Assertions.min(args.exactly(1).at(0)),
              "max", (args, i) -> Assertions.max(args.exactly(1).at(0)),
              "min_len", (args, i) -> Assertions.minLength(args.exactly(1).at(0)),
              "max_len", (args, i) -> Assertions.maxLength(args.exactly(1).at(0)),
              "not_null", AssertModule::notNull,
              "one_not_null", AssertModule::oneNotNull,
              "one_of", AssertModule::oneOf));

  private AssertModule() {}

  private static Object fail(Arguments args, Interpreter interpreter) {
    throw new EvaluationError("fail: " + args.exactly(1).text(0));
  }

  private static Object equal(Arguments args, Interpreter interpreter) {
    args.exactly(2);
    for (var value : args.positional()) {
      if (value instanceof Callable) {
        throw args.fault("expected argument not to be a function, but was function");
      }
    }
    var expected = Assertions.core(args.at(0));
    var actual = Assertions.core(args.at(1));
    if (!shown(expected, interpreter).equals(shown(actual, interpreter))
        && !Comparison.equal(expected, actual)) {
      throw args.fault(
          "Not equal: (expected type: "
              + Values.typeName(args.at(0))
              + ") "
              + shown(expected, interpreter)
              + " (was type: "
              + Values.typeName(args.at(1))
              + ") "
              + shown(actual, interpreter));
    }
    return null;
  }

  private static String shown(Object value, Interpreter interpreter) {
    var yaml = Conversion.toYaml(value, interpreter.meter(), true);
    return YamlWriter.write(yaml, interpreter.meter(), 2).strip();
  }

  private static Object tryTo(Arguments args, Interpreter interpreter) {
    if (!(args.exactly(1).at(0) instanceof Callable)) {
      throw args.wrong(0, "argument to be a function");
    }
    try {
      return Tuple.of(interpreter.call(args.at(0), new Arguments("", List.of(), Map.of())), null);
    } catch (EvaluationError e) {
      return Tuple.of(null, e.getMessage());
    }
  }

  private static Object notNull(Arguments args, Interpreter interpreter) {
    if (args.between(0, 1).positional().isEmpty()) {
      return Assertions.notNull();
    }
    if (args.at(0) == null) {
      throw args.fault("fail: value is null");
    }
    return true;
  }

  private static Object oneNotNull(Arguments args, Interpreter interpreter) {
    var keys = args.between(0, 1).positional().isEmpty() ? null : args.at(0);
    return Assertions.oneNotNull(keys, "assert.one_not_null: ");
  }

  private static Object oneOf(Arguments args, Interpreter interpreter) {
    int count = args.positional().size();
    if (count == 0) {
      throw args.fault("got 0 arguments, want at least 1");
    }
    if (count > 1) {
      return Assertions.oneOf(args.positional());
    }
    if (Values.length(args.at(0)) < 0 || args.at(0) instanceof String) {
      throw args.fault("expected a sequence, but was a '" + Values.typeName(args.at(0)) + "'");
    }
    return Assertions.oneOf(Values.items(args.at(0)));
  }

  static String list(List<Object> items, Interpreter interpreter) {
    return Repr.repr(new ListValue(items), interpreter.meter());
  }
}
