package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.UnsupportedTemplate;
import java.util.ArrayList;
import java.util.List;

/** Subscripts, slices and membership. */
final class Indexing {

  private Indexing() {}

  static Object index(Object of, Object index) {
    if (of instanceof DictValue dict) {
      var key = Values.hashable(index);
      if (!dict.entries().containsKey(key)) {
        throw new EvaluationError("key " + shown(index) + " not in dict");
      }
      return dict.entries().get(key);
    } else if (of instanceof StructValue struct && index instanceof String name) {
      return Attributes.get(struct, name);
    } else if (of instanceof Fragment fragment) {
      return FragmentAccess.index(fragment, index);
    } else if (of instanceof String text) {
      ascii(text);
      int at = position(index, text.length(), "string");
      return text.substring(at, at + 1);
    } else if (of instanceof ListValue || of instanceof Tuple) {
      var items = Values.items(of);
      return items.get(position(index, items.size(), Values.typeName(of)));
    }
    throw new EvaluationError("unhandled index operation on " + Values.typeName(of));
  }

  private static String shown(Object key) {
    return key instanceof String ? "\"" + key + "\"" : Values.typeName(key);
  }

  static int position(Object index, int size, String type) {
    int at = Values.toInt(index);
    int from = at < 0 ? at + size : at;
    if (from < 0 || from >= size) {
      throw new EvaluationError(type + " index " + at + " out of range (size " + size + ")");
    }
    return from;
  }

  /** Positions in text are bytes in the template language; refuse where that would matter. */
  static void ascii(String text) {
    if (text.chars().anyMatch(c -> c > 127)) {
      throw new UnsupportedTemplate(Place.UNKNOWN, "position in text with non-ASCII characters");
    }
  }

  static Object slice(Object of, Object from, Object to, Object step, Meter meter) {
    if (of instanceof String text) {
      ascii(text);
      var out = new StringBuilder();
      for (int at : positions(text.length(), from, to, step, meter)) {
        out.append(text.charAt(at));
      }
      return out.toString();
    }
    if (!(of instanceof ListValue) && !(of instanceof Tuple)) {
      throw new EvaluationError("invalid slice operand " + Values.typeName(of));
    }
    var items = Values.items(of);
    var result = new ArrayList<Object>();
    for (int at : positions(items.size(), from, to, step, meter)) {
      result.add(items.get(at));
    }
    return of instanceof ListValue ? new ListValue(result) : Tuple.of(result.toArray());
  }

  private static List<Integer> positions(
      int size, Object from, Object to, Object step, Meter meter) {
    int stride = step == null ? 1 : Values.toInt(step);
    if (stride == 0) {
      throw new EvaluationError("zero is not a valid slice step");
    }
    int low = stride > 0 ? 0 : -1;
    int high = stride > 0 ? size : size - 1;
    long start = from == null ? (stride > 0 ? low : high) : bound(from, size, low, high);
    long stop = to == null ? (stride > 0 ? high : low) : bound(to, size, low, high);
    var positions = new ArrayList<Integer>();
    for (long at = start; stride > 0 ? at < stop : at > stop; at += stride) {
      positions.add((int) at);
    }
    meter.spend(positions.size() / 16);
    return positions;
  }

  private static int bound(Object value, int size, int low, int high) {
    int at = Values.toInt(value);
    return Math.max(low, Math.min(high, at < 0 ? at + size : at));
  }

  static boolean contains(Object container, Object wanted, Meter meter) {
    if (container instanceof String text) {
      if (!(wanted instanceof String part)) {
        throw new EvaluationError("'in <string>' requires string as left operand");
      }
      return text.contains(part);
    } else if (container instanceof DictValue dict) {
      return dict.entries().containsKey(Values.hashable(wanted));
    } else if (container instanceof StructValue struct) {
      return struct.fields().containsKey(wanted);
    } else if (container instanceof Fragment fragment) {
      meter.spend(fragment.size() / 16);
      return FragmentAccess.contains(fragment, wanted);
    } else if (container instanceof ListValue || container instanceof Tuple) {
      meter.spend(Values.length(container) / 16);
      return Values.items(container).stream().anyMatch(item -> Comparison.equal(item, wanted));
    }
    throw new EvaluationError(
        "unknown binary op: " + Values.typeName(wanted) + " in " + Values.typeName(container));
  }
}
