package io.supervisor.install.rendering.ytt.values;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.yaml.Floats;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves YAML trees to and from plain maps, lists and scalars; counts the output. */
public final class PlainObjects {

  private static final double WHOLE_BELOW = 1e6;

  private final Meter meter;
  private long bytes;

  public PlainObjects(Meter meter) {
    this.meter = meter;
  }

  /** A tree out of plain objects. */
  static Object toYaml(Object value) {
    if (value instanceof Map<?, ?> entries) {
      var map = new YamlNode.MapNode(Place.UNKNOWN);
      entries.forEach(
          (key, inner) ->
              map.items()
                  .add(new YamlNode.MapItem(Place.UNKNOWN, String.valueOf(key), toYaml(inner))));
      return map;
    }
    if (value instanceof List<?> items) {
      var array = new YamlNode.ArrayNode(Place.UNKNOWN);
      items.forEach(i -> array.items().add(new YamlNode.ArrayItem(Place.UNKNOWN, toYaml(i))));
      return array;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    return value instanceof Float number ? number.doubleValue() : value;
  }

  /** Plain objects out of a tree. */
  public Object plain(Object value) {
    return plain(value, 1);
  }

  private Object plain(Object value, int depth) {
    meter.spend(1);
    meter.depth(depth);
    if (value instanceof YamlNode.MapNode map) {
      return map(map, depth);
    }
    if (value instanceof YamlNode.ArrayNode array) {
      var list = new ArrayList<>();
      for (var item : array.items()) {
        list.add(plain(item.value(), depth + 1));
      }
      return list;
    }
    var scalar = scalar(value);
    count(scalar);
    return scalar;
  }

  private Map<String, Object> map(YamlNode.MapNode map, int depth) {
    var result = new LinkedHashMap<String, Object>();
    for (var item : map.items()) {
      var key = String.valueOf(scalar(item.key()));
      count(key);
      if (result.containsKey(key)) {
        throw new EvaluationError(item.place(), "key '" + key + "' is given twice", "");
      }
      result.put(key, plain(item.value(), depth + 1));
    }
    return result;
  }

  private void count(Object value) {
    bytes += value instanceof String text ? text.length() + 2 : 8;
    meter.output(bytes);
  }

  private static Object scalar(Object value) {
    if (value instanceof Long number) {
      return number == number.intValue() ? (Object) number.intValue() : number;
    }
    if (value instanceof Double number && number == Math.rint(number) && small(number)) {
      return Integer.valueOf(number.intValue());
    }
    return value;
  }

  private static boolean small(double number) {
    return Math.abs(number) < WHOLE_BELOW && !Floats.shortest(number, 6).equals("-0");
  }
}
