package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.LimitExceeded;
import io.supervisor.install.rendering.ytt.yaml.Scalars;
import java.math.BigInteger;
import java.util.ArrayList;

/** The operators on numbers, text and sequences. */
final class Arithmetic {

  private static final int MOST_BITS = 4096;

  private final Meter meter;

  Arithmetic(Meter meter) {
    this.meter = meter;
  }

  Object binary(String operator, Object left, Object right) {
    if (Values.isWhole(left) && Values.isWhole(right) && !operator.equals("/")) {
      return whole(operator, left, right);
    }
    if (Values.isNumber(left) && Values.isNumber(right)) {
      return floating(
          operator, ((Number) left).doubleValue(), ((Number) right).doubleValue(), left, right);
    }
    switch (operator) {
      case "+":
        return plus(left, right);
      case "*":
        return Values.isWhole(right) ? times(left, right) : times(right, left);
      case "%":
        if (left instanceof String pattern) {
          return new PercentFormat(pattern, right, meter).run();
        }
        throw unknown(operator, left, right);
      case "|":
        if (left instanceof DictValue a && right instanceof DictValue b) {
          return union(a, b);
        }
        throw unknown(operator, left, right);
      default:
        throw unknown(operator, left, right);
    }
  }

  private static EvaluationError unknown(String operator, Object left, Object right) {
    return new EvaluationError(
        "unknown binary op: "
            + Values.typeName(left)
            + " "
            + operator
            + " "
            + Values.typeName(right));
  }

  private Object union(DictValue left, DictValue right) {
    meter.spend(left.entries().size() + right.entries().size());
    var result = new DictValue();
    result.entries().putAll(left.entries());
    result.entries().putAll(right.entries());
    return result;
  }

  private Object plus(Object left, Object right) {
    if (left instanceof String a && right instanceof String b) {
      meter.text((long) a.length() + b.length());
      return a + b;
    }
    if (left instanceof ListValue a && right instanceof ListValue b) {
      return new ListValue(joined(a, b));
    }
    if (left instanceof Tuple a && right instanceof Tuple b) {
      return Tuple.of(joined(a, b).toArray());
    }
    throw unknown("+", left, right);
  }

  private ArrayList<Object> joined(Object left, Object right) {
    var a = Values.items(left);
    var b = Values.items(right);
    meter.spend(a.size() + b.size());
    var joined = new ArrayList<>(a);
    joined.addAll(b);
    return joined;
  }

  private Object times(Object value, Object count) {
    if (!Values.isWhole(count)) {
      throw unknown("*", value, count);
    }
    int times =
        Math.max(0, Values.big(count).min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue());
    if (value instanceof String text) {
      meter.text((long) text.length() * times);
      return text.repeat(times);
    }
    if (!(value instanceof ListValue) && !(value instanceof Tuple)) {
      throw unknown("*", value, count);
    }
    var items = Values.items(value);
    meter.spend((long) items.size() * times);
    var result = new ArrayList<Object>();
    for (int i = 0; i < times && !items.isEmpty(); i++) {
      result.addAll(items);
    }
    return value instanceof ListValue ? new ListValue(result) : Tuple.of(result.toArray());
  }

  private Object whole(String operator, Object left, Object right) {
    var a = Values.big(left);
    var b = Values.big(right);
    var result = wholeResult(operator, a, b, left, right);
    if (result.bitLength() > MOST_BITS) {
      throw new LimitExceeded("number longer than " + MOST_BITS + " bits");
    }
    return Scalars.narrow(result);
  }

  private static BigInteger wholeResult(
      String operator, BigInteger a, BigInteger b, Object left, Object right) {
    switch (operator) {
      case "+":
        return a.add(b);
      case "-":
        return a.subtract(b);
      case "*":
        return a.multiply(b);
      case "//":
        return floorDivide(a, b)[0];
      case "%":
        return floorDivide(a, b)[1];
      case "&":
        return a.and(b);
      case "|":
        return a.or(b);
      case "^":
        return a.xor(b);
      case "<<":
        return a.shiftLeft(shift(b));
      case ">>":
        return a.shiftRight(shift(b));
      default:
        throw unknown(operator, left, right);
    }
  }

  private static int shift(BigInteger count) {
    if (count.signum() < 0 || count.bitLength() > 10) {
      throw new EvaluationError("shift count is out of range");
    }
    return count.intValue();
  }

  private static BigInteger[] floorDivide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw new EvaluationError("integer division by zero");
    }
    var parts = a.divideAndRemainder(b);
    if (parts[1].signum() != 0 && parts[1].signum() != b.signum()) {
      return new BigInteger[] {parts[0].subtract(BigInteger.ONE), parts[1].add(b)};
    }
    return parts;
  }

  private static Object floating(String operator, double a, double b, Object left, Object right) {
    if ("/ // %".contains(operator) && b == 0) {
      throw new EvaluationError("floating-point division by zero");
    }
    switch (operator) {
      case "+":
        return a + b;
      case "-":
        return a - b;
      case "*":
        return a * b;
      case "/":
        return a / b;
      case "//":
        return Math.floor(a / b);
      case "%":
        double rest = a % b;
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest;
      default:
        throw unknown(operator, left, right);
    }
  }
}
