package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Values as YAML that people read, with comments above the keys. */
final class YamlWriter {

  private static final DumpSettings SETTINGS =
      DumpSettings.builder().setDumpComments(true).setWidth(100).setSplitLines(false).build();

  private YamlWriter() {}

  static String write(Node root) {
    return new Present(SETTINGS)
        .emitToString(new Serialize(SETTINGS).serializeOne(root).iterator());
  }

  static String write(JsonNode value) {
    return write(node(value));
  }

  static Node node(JsonNode value) {
    if (value.isObject()) {
      List<NodeTuple> entries = new ArrayList<>();
      value.properties().forEach(e -> entries.add(entry(e.getKey(), node(e.getValue()))));
      return map(entries);
    }
    if (value.isArray()) {
      List<Node> items = new ArrayList<>();
      value.forEach(item -> items.add(node(item)));
      return new SequenceNode(Tag.SEQ, items, items.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
    }
    return scalar(value);
  }

  static Node map(List<NodeTuple> entries) {
    return new MappingNode(Tag.MAP, entries, entries.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  /** A map with comments after its last key. */
  static Node map(List<NodeTuple> entries, List<String> after) {
    Node map = map(entries);
    if (!after.isEmpty()) {
      map.setEndComments(lines(after));
    }
    return map;
  }

  static NodeTuple entry(String key, Node value) {
    return new NodeTuple(text(key), value);
  }

  /** Puts comment lines above a key. */
  static void comment(Node key, List<String> lines) {
    key.setBlockComments(lines(lines));
  }

  private static List<CommentLine> lines(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Arrays.stream(line.split("\n")))
        .map(
            line ->
                new CommentLine(
                    Optional.empty(),
                    Optional.empty(),
                    " " + line.stripTrailing(),
                    CommentType.BLOCK))
        .toList();
  }

  private static Node scalar(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> text(value.asText());
      case BOOLEAN -> new ScalarNode(Tag.BOOL, value.asText(), ScalarStyle.PLAIN);
      case NUMBER ->
          new ScalarNode(
              value.isIntegralNumber() ? Tag.INT : Tag.FLOAT, value.asText(), ScalarStyle.PLAIN);
      default -> new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
    };
  }

  /** Text, quoted where a reader of YAML 1.1 or 1.2 would see something else. */
  private static Node text(String text) {
    boolean plain = text.matches("[A-Za-z/][A-Za-z0-9 ._/-]*") && !text.endsWith(" ");
    boolean word = text.matches("(?i)y|n|yes|no|on|off|true|false|null");
    ScalarStyle style =
        text.indexOf('\n') >= 0
            ? ScalarStyle.LITERAL
            : plain && !word ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
    return new ScalarNode(Tag.STR, text, style);
  }
}
