package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.yaml.Floats;
import java.util.List;
import java.util.Map;

/** Values as text, the way str() and repr() print them. */
public final class Repr {

  private final StringBuilder out = new StringBuilder();
  private final Meter meter;
  private int depth;

  private Repr(Meter meter) {
    this.meter = meter;
  }

  /** Text as it is, everything else as repr() prints it. */
  public static String str(Object value, Meter meter) {
    return value instanceof String text ? text : repr(value, meter);
  }

  /** The value as an expression. */
  public static String repr(Object value, Meter meter) {
    var printer = new Repr(meter);
    printer.print(value);
    return printer.out.toString();
  }

  private void print(Object value) {
    meter.depth(++depth);
    meter.spend(1);
    meter.text(out.length());
    if (value == null) {
      out.append("None");
    } else if (value instanceof Boolean flag) {
      out.append(flag ? "True" : "False");
    } else if (value instanceof Double number) {
      out.append(number(number));
    } else if (value instanceof String text) {
      quote(text);
    } else if (value instanceof ListValue list) {
      sequence("[", list.items(), "]");
    } else if (value instanceof Tuple tuple) {
      sequence("(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")");
    } else if (value instanceof DictValue dict) {
      dict(dict.entries());
    } else if (value instanceof StructValue struct) {
      out.append(struct.type()).append("(...)");
    } else if (value instanceof Callable callable) {
      out.append("<function ").append(callable.name()).append('>');
    } else if (Values.isWhole(value)) {
      out.append(value);
    } else {
      out.append('<').append(Values.typeName(value)).append('>');
    }
    depth--;
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+inf" : "-inf";
    }
    var text = Floats.shortest(value, 6);
    return text.contains(".") || text.contains("e") ? text : text + ".0";
  }

  private void sequence(String open, List<Object> items, String close) {
    out.append(open);
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      print(items.get(i));
    }
    out.append(close);
  }

  private void dict(Map<Object, Object> entries) {
    out.append('{');
    boolean first = true;
    for (var entry : entries.entrySet()) {
      out.append(first ? "" : ", ");
      print(entry.getKey());
      out.append(": ");
      print(entry.getValue());
      first = false;
    }
    out.append('}');
  }

  private void quote(String text) {
    meter.text((long) out.length() + text.length());
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = "\\\"\n\t\r".indexOf(c);
      if (known >= 0) {
        out.append('\\').append("\\\"ntr".charAt(known));
      } else if (c < 0x20) {
        out.append(String.format("\\x%02x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
