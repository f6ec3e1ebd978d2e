package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.yaml.Floats;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Text formatting with the percent operator. */
final class PercentFormat {

  private final String pattern;
  private final Object argument;
  private final List<Object> arguments;
  private final Meter meter;
  private final StringBuilder out = new StringBuilder();
  private int used;

  PercentFormat(String pattern, Object argument, Meter meter) {
    this.pattern = pattern;
    this.argument = argument;
    this.arguments = argument instanceof Tuple tuple ? tuple.items() : List.of();
    this.meter = meter;
  }

  String run() {
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '%') {
        at = verb(at + 1);
      } else {
        out.append(c);
      }
      meter.text(out.length());
    }
    boolean mapping = argument instanceof DictValue;
    int given = argument instanceof Tuple ? arguments.size() : 1;
    if (!mapping && used < given) {
      throw new EvaluationError("too many arguments for format string");
    }
    return out.toString();
  }

  private int verb(int start) {
    if (start >= pattern.length()) {
      throw new EvaluationError("incomplete format");
    }
    if (pattern.charAt(start) == '%') {
      out.append('%');
      return start;
    }
    if (pattern.charAt(start) == '(') {
      int close = pattern.indexOf(')', start);
      if (close < 0 || close + 1 >= pattern.length() || !(argument instanceof DictValue)) {
        throw new EvaluationError("incomplete format key, or format requires a mapping");
      }
      var key = pattern.substring(start + 1, close);
      var entries = ((DictValue) argument).entries();
      if (!entries.containsKey(key)) {
        throw new EvaluationError("key not found: " + key);
      }
      print(pattern.charAt(close + 1), entries.get(key));
      return close + 1;
    }
    print(pattern.charAt(start), nextArgument());
    return start;
  }

  private Object nextArgument() {
    int index = used++;
    if (argument instanceof Tuple ? index >= arguments.size() : index > 0) {
      throw new EvaluationError("not enough arguments for format string");
    }
    return argument instanceof Tuple ? arguments.get(index) : argument;
  }

  private void print(char verb, Object value) {
    switch (verb) {
      case 's':
        out.append(Repr.str(value, meter));
        break;
      case 'r':
        out.append(Repr.repr(value, meter));
        break;
      case 'd':
      case 'i':
        out.append(whole(value).toString());
        break;
      case 'x':
        out.append(whole(value).toString(16));
        break;
      case 'X':
        out.append(whole(value).toString(16).toUpperCase(Locale.ROOT));
        break;
      case 'o':
        out.append(whole(value).toString(8));
        break;
      case 'f':
        out.append(String.format(Locale.ROOT, "%.6f", number(value)));
        break;
      case 'g':
        out.append(Floats.shortest(number(value), 6));
        break;
      default:
        throw new EvaluationError("unknown conversion %" + verb);
    }
  }

  private static BigInteger whole(Object value) {
    if (value instanceof Double number && !number.isNaN() && !number.isInfinite()) {
      return new BigDecimal(number).toBigInteger();
    }
    if (!Values.isWhole(value)) {
      throw new EvaluationError("format requires integer, not " + Values.typeName(value));
    }
    return Values.big(value);
  }

  private static double number(Object value) {
    if (!Values.isNumber(value)) {
      throw new EvaluationError("format requires float, not " + Values.typeName(value));
    }
    return ((Number) value).doubleValue();
  }
}
