package io.supervisor.install.rendering.ytt.yaml;

import io.supervisor.install.rendering.ytt.limit.Meter;
import java.util.List;

/** Prints trees as YAML text, laid out the way yaml.encode of the template language does. */
public final class YamlWriter {

  private final StringBuilder out = new StringBuilder();
  private final Meter meter;
  private final int indent;

  private YamlWriter(Meter meter, int indent) {
    this.meter = meter;
    this.indent = indent;
  }

  /** The text of a value or of a set of documents; empty documents are left out. */
  public static String write(Object value, Meter meter, int indent) {
    var writer = new YamlWriter(meter, indent);
    if (value instanceof YamlNode.DocumentSet set) {
      writer.documents(set.items());
    } else {
      writer.top(value);
    }
    return writer.out.toString();
  }

  private void documents(List<YamlNode.Document> documents) {
    boolean first = true;
    for (var document : documents) {
      if (!isEmpty(document.value())) {
        out.append(first ? "" : "---\n");
        top(document.value());
        first = false;
      }
    }
  }

  /** Whether a document with this value is left out of the output. */
  public static boolean isEmpty(Object value) {
    return value == null || value instanceof YamlNode.Group<?> group && group.items().isEmpty();
  }

  private void top(Object value) {
    if (value instanceof YamlNode.Group<?> group && !group.items().isEmpty()) {
      group(group, 0, false);
    } else {
      inline(value, 0);
    }
  }

  private void group(YamlNode.Group<?> group, int depth, boolean startedLine) {
    boolean started = startedLine;
    for (var item : group.items()) {
      meter.spend(1);
      meter.text(out.length());
      meter.depth(depth);
      if (!started) {
        out.append(" ".repeat(depth * indent));
      }
      started = false;
      if (item instanceof YamlNode.MapItem entry) {
        out.append(ScalarText.key(entry.key())).append(':');
        entryValue(entry.value(), depth);
      } else {
        out.append('-').append(" ".repeat(indent - 1));
        itemValue(item.value(), depth);
      }
    }
  }

  private void entryValue(Object value, int depth) {
    if (value instanceof YamlNode.Group<?> group && !group.items().isEmpty()) {
      out.append('\n');
      group(group, group instanceof YamlNode.MapNode ? depth + 1 : depth, false);
    } else {
      out.append(' ');
      inline(value, depth + 1);
    }
  }

  private void itemValue(Object value, int depth) {
    if (value instanceof YamlNode.Group<?> group && !group.items().isEmpty()) {
      group(group, depth + 1, true);
    } else {
      inline(value, depth + 1);
    }
  }

  private void inline(Object value, int depth) {
    if (value instanceof YamlNode.MapNode) {
      out.append("{}\n");
    } else if (value instanceof YamlNode.ArrayNode) {
      out.append("[]\n");
    } else {
      out.append(ScalarText.value(value, " ".repeat(Math.max(depth, 1) * indent))).append('\n');
    }
  }
}
