package io.supervisor.install.rendering.ytt.module;

import io.supervisor.install.rendering.ytt.eval.Arguments;
import io.supervisor.install.rendering.ytt.eval.Builtin;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import io.supervisor.install.rendering.ytt.yaml.Scalars;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The math module, the small part of it. */
final class MathModule {

  static final StructValue MODULE = module();

  private MathModule() {}

  private static StructValue module() {
    var functions = new HashMap<String, Builtin.Body>();
    functions.put("ceil", (args, i) -> whole(Math.ceil(number(args.exactly(1), 0))));
    functions.put("floor", (args, i) -> whole(Math.floor(number(args.exactly(1), 0))));
    functions.put("round", (args, i) -> round(number(args.exactly(1), 0)));
    functions.put("fabs", one(Math::abs));
    functions.put("sqrt", one(Math::sqrt));
    functions.put("exp", one(Math::exp));
    functions.put("pow", two(Math::pow));
    functions.put("mod", two((a, b) -> a % b));
    return Modules.module("math", functions);
  }

  private static Object round(double value) {
    return Math.copySign(Math.floor(Math.abs(value) + 0.5), value);
  }

  private static Object whole(double value) {
    return Double.isNaN(value) || Double.isInfinite(value)
        ? (Object) value
        : Scalars.narrow(new BigDecimal(value).toBigInteger());
  }

  private static Builtin.Body one(DoubleUnaryOperator operator) {
    return (args, i) -> operator.applyAsDouble(number(args.exactly(1), 0));
  }

  private static Builtin.Body two(DoubleBinaryOperator operator) {
    return (args, i) -> operator.applyAsDouble(number(args.exactly(2), 0), number(args, 1));
  }

  private static double number(Arguments args, int index) {
    if (args.at(index) instanceof Number number) {
      return number.doubleValue();
    }
    throw args.wrong(index, "number");
  }
}
