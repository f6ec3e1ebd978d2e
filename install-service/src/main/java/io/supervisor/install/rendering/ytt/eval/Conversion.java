package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves values between the expression language and YAML trees. */
public final class Conversion {

  private final Meter meter;
  private int depth;

  private Conversion(Meter meter) {
    this.meter = meter;
  }

  /** The value as YAML; a set of documents is not a value of a node. */
  public static Object toYaml(Object value, Meter meter) {
    return toYaml(value, meter, false);
  }

  /** The value as YAML, maybe a set of documents. */
  public static Object toYaml(Object value, Meter meter, boolean documents) {
    var result = new Conversion(meter).yaml(value);
    if (!documents && result instanceof YamlNode.DocumentSet) {
      throw new EvaluationError("a set of documents cannot be the value of a node");
    }
    return result;
  }

  private Object yaml(Object value) {
    meter.spend(1);
    meter.depth(++depth);
    Object result;
    if (value instanceof ListValue || value instanceof Tuple) {
      var array = new YamlNode.ArrayNode(Place.UNKNOWN);
      for (var item : Values.items(value)) {
        array.items().add(new YamlNode.ArrayItem(Place.UNKNOWN, yaml(item)));
      }
      result = array;
    } else if (value instanceof DictValue dict) {
      result = map(dict.entries());
    } else if (value instanceof StructValue struct && struct.type().equals("struct")) {
      result = map(struct.fields());
    } else if (value instanceof Fragment fragment) {
      meter.spend(size(fragment.node()));
      result = fragment.node() == null ? null : fragment.node().deepCopy();
    } else if (value == null || value instanceof String || isScalar(value)) {
      result = value;
    } else {
      throw new EvaluationError(
          "Unable to convert value: " + Values.typeName(value) + " does not automatically encode");
    }
    depth--;
    return result;
  }

  private static boolean isScalar(Object value) {
    return value instanceof Boolean || Values.isNumber(value);
  }

  private YamlNode map(Map<?, Object> entries) {
    var map = new YamlNode.MapNode(Place.UNKNOWN);
    for (var entry : entries.entrySet()) {
      var key = yaml(entry.getKey());
      if (key instanceof YamlNode) {
        throw new EvaluationError("a mapping or sequence cannot be a key");
      }
      map.items().add(new YamlNode.MapItem(Place.UNKNOWN, key, yaml(entry.getValue())));
    }
    return map;
  }

  private static long size(YamlNode node) {
    long size = 1;
    if (node instanceof YamlNode.Group<?> group) {
      for (var item : group.items()) {
        size += size(item);
      }
    } else if (node instanceof YamlNode.Holder holder && holder.value() instanceof YamlNode child) {
      size += size(child);
    }
    return size;
  }

  /** A YAML value as dicts and lists, or as structs and lists for data values. */
  public static Object fromYaml(Object value, boolean structs) {
    if (value instanceof YamlNode.MapNode map) {
      if (structs) {
        var fields = new LinkedHashMap<String, Object>();
        map.items().forEach(i -> fields.put(String.valueOf(i.key()), fromYaml(i.value(), true)));
        return new StructValue("struct", fields);
      }
      var dict = new DictValue();
      map.items().forEach(item -> dict.put(item.key(), fromYaml(item.value(), false)));
      return dict;
    }
    if (value instanceof YamlNode.ArrayNode array) {
      var list = new ListValue(List.of());
      array.items().forEach(item -> list.items().add(fromYaml(item.value(), structs)));
      return list;
    }
    return value;
  }
}
