package io.supervisor.install.rendering.ytt.module;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.yaml.Floats;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.Map;
import java.util.TreeMap;

/** Prints YAML trees as JSON with sorted keys. */
final class JsonWriter {

  private final Meter meter;
  private final String indent;
  private final boolean escapeHtml;
  private final StringBuilder out = new StringBuilder();

  JsonWriter(Meter meter, int indent, boolean escapeHtml) {
    this.meter = meter;
    this.indent = " ".repeat(indent);
    this.escapeHtml = escapeHtml;
  }

  String write(Object value) {
    print(value, 0);
    return out.toString();
  }

  private void print(Object value, int depth) {
    meter.spend(1);
    meter.text(out.length() / 64);
    meter.output(out.length());
    if (value instanceof YamlNode.MapNode map) {
      var sorted = new TreeMap<String, Object>();
      map.items().forEach(item -> sorted.put(String.valueOf(item.key()), item.value()));
      object(sorted, depth);
    } else if (value instanceof YamlNode.ArrayNode array) {
      array(array, depth);
    } else if (value instanceof String text) {
      quote(text);
    } else if (value instanceof Double number) {
      number(number);
    } else {
      out.append(value);
    }
  }

  private void number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new EvaluationError("json.encode: number is not finite");
    }
    out.append(Floats.shortest(number, 21));
  }

  private void object(Map<String, Object> entries, int depth) {
    out.append('{');
    boolean first = true;
    for (var entry : entries.entrySet()) {
      out.append(first ? "" : ",");
      line(depth + 1);
      quote(entry.getKey());
      out.append(indent.isEmpty() ? ":" : ": ");
      print(entry.getValue(), depth + 1);
      first = false;
    }
    close(entries.isEmpty(), depth, '}');
  }

  private void array(YamlNode.ArrayNode array, int depth) {
    out.append('[');
    boolean first = true;
    for (var item : array.items()) {
      out.append(first ? "" : ",");
      line(depth + 1);
      print(item.value(), depth + 1);
      first = false;
    }
    close(array.items().isEmpty(), depth, ']');
  }

  private void close(boolean empty, int depth, char bracket) {
    if (!empty) {
      line(depth);
    }
    out.append(bracket);
  }

  private void line(int depth) {
    if (!indent.isEmpty()) {
      out.append('\n').append(indent.repeat(depth));
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = "\\\"\n\t\r".indexOf(c);
      if (known >= 0) {
        out.append('\\').append("\\\"ntr".charAt(known));
      } else if (c < 0x20 || c == 0x2028 || c == 0x2029 || escapeHtml && "<>&".indexOf(c) >= 0) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
