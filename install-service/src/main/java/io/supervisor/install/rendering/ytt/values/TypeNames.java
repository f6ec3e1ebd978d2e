package io.supervisor.install.rendering.ytt.values;

import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.math.BigInteger;

/** What values are called in messages; never the value itself. */
final class TypeNames {

  private TypeNames() {}

  static String of(Object value) {
    if (value == null) {
      return "null";
    } else if (value instanceof YamlNode.MapNode) {
      return "map";
    } else if (value instanceof YamlNode.ArrayNode) {
      return "array";
    } else if (value instanceof String) {
      return "string";
    } else if (value instanceof Boolean) {
      return "boolean";
    }
    return value instanceof Long || value instanceof BigInteger ? "integer" : "float";
  }

  static String path(String parent, Object key) {
    return parent.isEmpty() ? String.valueOf(key) : parent + "." + key;
  }
}
