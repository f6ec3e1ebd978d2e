package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.yaml.Scalars;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** The built-in functions on numbers. */
final class Numbers {

  static final Map<String, Object> BUILTINS = builtins();

  private Numbers() {}

  private static Map<String, Object> builtins() {
    var values = new HashMap<String, Object>();
    Universe.add(values, "int", Numbers::whole);
    Universe.add(values, "float", Numbers::floating);
    Universe.add(values, "abs", Numbers::absolute);
    return values;
  }

  private static Object whole(Arguments args, Interpreter interpreter) {
    args.between(1, 2);
    var value = args.at(0);
    var base = args.get(1, "base", null);
    if (value instanceof String text) {
      return parse(text, base == null ? 10 : Values.toInt(base));
    }
    if (value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    if (value instanceof Double number) {
      if (number.isNaN() || number.isInfinite()) {
        throw new EvaluationError("int: cannot convert float infinity or NaN to integer");
      }
      return Scalars.narrow(new BigDecimal(number).toBigInteger());
    }
    if (Values.isWhole(value)) {
      return value;
    }
    throw args.wrong(0, "string or number");
  }

  private static Object parse(String text, int base) {
    var digits = text.startsWith("+") ? text.substring(1) : text;
    if (!digits.matches("-?[0-9a-zA-Z]{1,400}") || base < 2 || base > 36) {
      throw new EvaluationError("int: invalid literal with base " + base);
    }
    try {
      return Scalars.narrow(new BigInteger(digits, base));
    } catch (NumberFormatException e) {
      throw new EvaluationError("int: invalid literal with base " + base);
    }
  }

  private static Object floating(Arguments args, Interpreter interpreter) {
    var value = args.exactly(1).at(0);
    if (value instanceof Boolean flag) {
      return flag ? 1.0 : 0.0;
    }
    if (Values.isNumber(value)) {
      return ((Number) value).doubleValue();
    }
    var text = args.text(0);
    if (!text.matches(
        "[-+]?([0-9]{1,400}\\.?[0-9]{0,400}|\\.[0-9]{1,400})([eE][-+]?[0-9]{1,4})?")) {
      throw new EvaluationError("float: invalid literal");
    }
    return Double.parseDouble(text);
  }

  private static Object absolute(Arguments args, Interpreter interpreter) {
    var value = args.exactly(1).at(0);
    if (value instanceof Double number) {
      return Math.abs(number);
    }
    if (!Values.isWhole(value)) {
      throw args.wrong(0, "number");
    }
    return Scalars.narrow(Values.big(value).abs());
  }
}
