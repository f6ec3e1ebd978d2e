package io.supervisor.install.rendering.ytt.module;

import io.supervisor.install.rendering.ytt.eval.Arguments;
import io.supervisor.install.rendering.ytt.eval.Builtin;
import io.supervisor.install.rendering.ytt.eval.Callable;
import io.supervisor.install.rendering.ytt.eval.Conversion;
import io.supervisor.install.rendering.ytt.eval.Interpreter;
import io.supervisor.install.rendering.ytt.eval.Replacement;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The struct and template modules. */
final class StructModule {

  static final StructValue MODULE =
      Modules.module(
          "struct",
          Map.of(
              "make", (args, i) -> new StructValue("struct", args.between(0, 0).named()),
              "make_and_bind", StructModule::makeAndBind,
              "bind", StructModule::bind,
              "encode", (args, i) -> convert(args, i, true),
              "decode", (args, i) -> convert(args, i, false)));
  static final StructValue TEMPLATE =
      Modules.module(
          "template", Map.of("replace", (args, i) -> new Replacement(args.exactly(1).at(0))));

  private StructModule() {}

  private static Object convert(Arguments args, Interpreter interpreter, boolean structs) {
    var yaml = Conversion.toYaml(args.exactly(1).at(0), interpreter.meter());
    return Conversion.fromYaml(yaml, structs);
  }

  private static Object makeAndBind(Arguments args, Interpreter interpreter) {
    var fields = new LinkedHashMap<String, Object>();
    args.between(1, 1).named().forEach((name, value) -> fields.put(name, bound(args.at(0), value)));
    return new StructValue("struct", fields);
  }

  private static Object bind(Arguments args, Interpreter interpreter) {
    return bound(args.exactly(2).at(0), args.at(1));
  }

  private static Object bound(Object owner, Object value) {
    if (!(value instanceof Callable function)) {
      return value;
    }
    return new Builtin(
        function.name(),
        (args, interpreter) -> {
          var all = new ArrayList<Object>();
          all.add(owner);
          all.addAll(args.positional());
          return interpreter.call(function, new Arguments("", all, args.named()));
        });
  }
}
