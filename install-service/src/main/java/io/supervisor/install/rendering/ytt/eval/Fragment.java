package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.List;

/** YAML made by a function; the node is null when the function made none. */
public record Fragment(YamlNode node) {

  /** The items, whatever kind of node this is. */
  List<? extends YamlNode.Holder> items() {
    return node instanceof YamlNode.Group<?> group ? group.items() : List.of();
  }

  int size() {
    return items().size();
  }

  /** Wraps a part of a tree: nodes become fragments, scalars stay as they are. */
  static Object wrap(Object part) {
    return part instanceof YamlNode child ? new Fragment(child) : part;
  }
}
