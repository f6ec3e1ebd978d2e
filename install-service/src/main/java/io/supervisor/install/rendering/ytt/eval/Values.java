package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What every value can be asked: its type, truth, length and items. */
public final class Values {

  private Values() {}

  /** The name that type() gives. */
  public static String typeName(Object value) {
    if (value == null) {
      return "NoneType";
    } else if (value instanceof Boolean) {
      return "bool";
    } else if (isWhole(value)) {
      return "int";
    } else if (value instanceof Double) {
      return "float";
    } else if (value instanceof String) {
      return "string";
    } else if (value instanceof ListValue) {
      return "list";
    } else if (value instanceof Tuple) {
      return "tuple";
    } else if (value instanceof DictValue) {
      return "dict";
    } else if (value instanceof StructValue struct) {
      return struct.type();
    } else if (value instanceof Fragment) {
      return "yamlfragment";
    } else if (value instanceof FunctionValue) {
      return "function";
    }
    return value instanceof Builtin ? "builtin_function_or_method" : "template.replace";
  }

  static boolean isWhole(Object value) {
    return value instanceof Long || value instanceof BigInteger;
  }

  static boolean isNumber(Object value) {
    return isWhole(value) || value instanceof Double;
  }

  static BigInteger big(Object value) {
    return value instanceof BigInteger big ? big : BigInteger.valueOf((Long) value);
  }

  /** Whether the value counts as true in a condition. */
  public static boolean truth(Object value) {
    if (value == null) {
      return false;
    } else if (value instanceof Boolean flag) {
      return flag;
    } else if (isNumber(value)) {
      return ((Number) value).doubleValue() != 0;
    } else if (value instanceof String text) {
      return !text.isEmpty();
    } else if (value instanceof ListValue list) {
      return !list.items().isEmpty();
    } else if (value instanceof Tuple tuple) {
      return !tuple.items().isEmpty();
    } else if (value instanceof DictValue dict) {
      return !dict.entries().isEmpty();
    }
    boolean sized = value instanceof Fragment || value instanceof StructValue;
    return !sized || length(value) > 0;
  }

  /** The number of items or, for text, of bytes; -1 when the value has no length. */
  public static int length(Object value) {
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
    if (value instanceof Fragment fragment) {
      return fragment.size();
    }
    if (value instanceof StructValue struct) {
      return struct.fields().size();
    }
    if (value instanceof DictValue dict) {
      return dict.entries().size();
    }
    return value instanceof ListValue || value instanceof Tuple ? items(value).size() : -1;
  }

  /** A copy-free or copied list of what a loop over the value sees. */
  public static List<Object> items(Object value) {
    if (value instanceof ListValue list) {
      return list.items();
    } else if (value instanceof Tuple tuple) {
      return tuple.items();
    } else if (value instanceof DictValue dict) {
      return new ArrayList<>(dict.entries().keySet());
    } else if (value instanceof StructValue struct && !struct.type().equals("module")) {
      return new ArrayList<>(struct.fields().keySet());
    } else if (value instanceof Fragment fragment) {
      var result = new ArrayList<Object>();
      fragment.items().forEach(item -> result.add(FragmentAccess.looped(item)));
      return result;
    }
    throw new EvaluationError(typeName(value) + " value is not iterable");
  }

  static void loop(Object value, int change) {
    if (value instanceof ListValue list) {
      list.loop(change);
    } else if (value instanceof DictValue dict) {
      dict.loop(change);
    }
  }

  static Object hashable(Object key) {
    if (key instanceof ListValue
        || key instanceof DictValue
        || key instanceof Fragment
        || key instanceof StructValue) {
      throw new EvaluationError("unhashable type: " + typeName(key));
    }
    return key instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15
        ? (Object) d.longValue()
        : key;
  }

  /** A whole number that fits an int. */
  public static int toInt(Object value) {
    if (value instanceof Long number && number == number.intValue()) {
      return number.intValue();
    }
    throw new EvaluationError(
        isWhole(value) ? "number is out of range" : "got " + typeName(value) + ", want int");
  }
}
