package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/** Equality and order of values. */
public final class Comparison {

  private Comparison() {}

  /** Whether two values are equal; numbers of both kinds compare by value. */
  public static boolean equal(Object left, Object right) {
    if (left == right) {
      return true;
    }
    if (Values.isNumber(left) && Values.isNumber(right)) {
      return !isNan(left) && !isNan(right) && numbers(left, right) == 0;
    }
    if (left instanceof ListValue a && right instanceof ListValue b) {
      return sequences(a.items(), b.items());
    }
    if (left instanceof Tuple a && right instanceof Tuple b) {
      return sequences(a.items(), b.items());
    }
    if (left instanceof DictValue a && right instanceof DictValue b) {
      return dicts(a, b);
    }
    if (left instanceof Fragment && right instanceof Fragment) {
      throw new EvaluationError("comparing two yamlfragments is not supported");
    }
    if (left instanceof StructValue || right instanceof StructValue) {
      return false;
    }
    return Objects.equals(left, right);
  }

  private static boolean isNan(Object value) {
    return value instanceof Double number && number.isNaN();
  }

  private static boolean sequences(List<Object> left, List<Object> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equal(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean dicts(DictValue left, DictValue right) {
    return left.entries().size() == right.entries().size()
        && left.entries().entrySet().stream()
            .allMatch(
                entry ->
                    right.entries().containsKey(entry.getKey())
                        && equal(entry.getValue(), right.entries().get(entry.getKey())));
  }

  private static int numbers(Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return a.compareTo(b);
    }
    double a = ((Number) left).doubleValue();
    double b = ((Number) right).doubleValue();
    if (Double.isNaN(a) || Double.isInfinite(a) || Double.isNaN(b) || Double.isInfinite(b)) {
      return Double.compare(a, b);
    }
    return exact(left).compareTo(exact(right));
  }

  private static BigDecimal exact(Object number) {
    if (number instanceof Double value) {
      return new BigDecimal(value);
    }
    BigInteger whole = Values.big(number);
    return new BigDecimal(whole);
  }

  /** Order of two values of one kind; the operator is named in the error. */
  public static int compare(Object left, Object right, String operator) {
    if (Values.isNumber(left) && Values.isNumber(right)) {
      return numbers(left, right);
    }
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    if (left instanceof Boolean a && right instanceof Boolean b) {
      return a.compareTo(b);
    }
    if (left instanceof ListValue a && right instanceof ListValue b) {
      return inOrder(a.items(), b.items(), operator);
    }
    if (left instanceof Tuple a && right instanceof Tuple b) {
      return inOrder(a.items(), b.items(), operator);
    }
    throw new EvaluationError(
        Values.typeName(left) + " " + operator + " " + Values.typeName(right) + " not implemented");
  }

  private static int inOrder(List<Object> left, List<Object> right, String operator) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      if (!equal(left.get(i), right.get(i))) {
        return compare(left.get(i), right.get(i), operator);
      }
    }
    return Integer.compare(left.size(), right.size());
  }
}
