package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;

/** Keeps the keys of a map unique. */
final class MapKeys {

  private MapKeys() {}

  /** Removes an item with the same key where that is allowed; otherwise it is an error. */
  static void makeRoom(YamlNode.MapNode map, YamlNode.MapItem item, boolean strict) {
    var same = map.find(item.key());
    if (same == null) {
      return;
    }
    if (strict && !item.annotations().containsKey(YamlOutput.OVERRIDE)) {
      throw new EvaluationError(
          item.place(),
          "expected key '" + item.key() + "' to not be specified again",
          "unless 'yaml/map-key-override' annotation is added");
    }
    map.items().removeIf(other -> other == same);
  }
}
