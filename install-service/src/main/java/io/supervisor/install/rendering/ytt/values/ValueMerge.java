package io.supervisor.install.rendering.ytt.values;

import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lays given values over defaults: maps deep, lists and scalars replaced. Collects a fault for
 * every unknown key and every value of a wrong type, and goes on.
 */
public final class ValueMerge {

  private final List<RenderFault> faults;
  private Place place;

  public ValueMerge(List<RenderFault> faults, Place place) {
    this.faults = faults;
    this.place = place;
  }

  /** The merged value. */
  public Object merge(ValueType.Field field, Object base, Object given, String path) {
    return merge(field.type(), field, base, given, path);
  }

  private Object merge(
      ValueType type, ValueType.Field field, Object base, Object given, String path) {
    if (type instanceof ValueType.Anything) {
      return over(base, given, path);
    } else if (type instanceof ValueType.Nullable nullable) {
      return given == null ? null : merge(nullable.inner(), field, base, given, path);
    } else if (type instanceof ValueType.Mapping mapping && given instanceof YamlNode.MapNode map) {
      return map(mapping, base, map, path);
    } else if (type instanceof ValueType.Listing list
        && given instanceof YamlNode.ArrayNode array) {
      return list(list, array, path);
    } else if (type instanceof ValueType.Scalar scalar && fits(scalar, given)) {
      return scalar.title().equals("float") ? ((Number) given).doubleValue() : given;
    }
    var found = TypeNames.of(given);
    var hint =
        found.equals("null")
            ? "the schema has no '#@schema/nullable' here, in " + field.place()
            : "schema: " + field.place();
    report(path, "expected " + type.title() + ", found " + found, hint);
    return base;
  }

  private static boolean fits(ValueType.Scalar scalar, Object given) {
    var found = TypeNames.of(given);
    return found.equals(scalar.title())
        || scalar.title().equals("float") && found.equals("integer");
  }

  private Object map(ValueType.Mapping mapping, Object base, YamlNode.MapNode given, String path) {
    var result = base instanceof YamlNode.MapNode map ? map : withDefaults(mapping);
    var seen = new HashSet<Object>();
    for (var item : given.items()) {
      at(item);
      var inner = TypeNames.path(path, item.key());
      var field = mapping.fields().get(item.key());
      if (!seen.add(item.key())) {
        report(inner, "key is given twice", "remove one of them");
      } else if (field == null) {
        report(inner, "unknown key", "known keys: " + known(mapping));
      } else {
        var target = result.find(item.key());
        target.value(merge(field, target.value(), item.value(), inner));
      }
    }
    return result;
  }

  private static String known(ValueType.Mapping mapping) {
    var keys =
        mapping.fields().keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return keys.isEmpty() ? "none" : keys;
  }

  private static YamlNode.MapNode withDefaults(ValueType.Mapping mapping) {
    var map = new YamlNode.MapNode(Place.UNKNOWN);
    mapping
        .fields()
        .forEach(
            (key, field) ->
                map.items().add(new YamlNode.MapItem(field.place(), key, field.copyOfFallback())));
    return map;
  }

  private Object list(ValueType.Listing list, YamlNode.ArrayNode given, String path) {
    var result = new YamlNode.ArrayNode(given.place());
    int index = 0;
    for (var item : given.items()) {
      at(item);
      var inner = path + "[" + index++ + "]";
      Object fresh = list.item().type() instanceof ValueType.Mapping m ? withDefaults(m) : null;
      var value = merge(list.item(), fresh, item.value(), inner);
      result.items().add(new YamlNode.ArrayItem(item.place(), value));
    }
    return result;
  }

  /** Without a type: maps deep, everything else replaced. */
  private Object over(Object base, Object given, String path) {
    if (!(base instanceof YamlNode.MapNode result) || !(given instanceof YamlNode.MapNode map)) {
      return given instanceof YamlNode node ? node.deepCopy() : given;
    }
    for (var item : map.items()) {
      at(item);
      var target = result.find(item.key());
      if (target == null) {
        result.items().add(item.deepCopy());
      } else {
        target.value(over(target.value(), item.value(), TypeNames.path(path, item.key())));
      }
    }
    return result;
  }

  private void at(YamlNode node) {
    if (node.place().line() > 0) {
      place = node.place();
    }
  }

  private void report(String path, String problem, String hint) {
    faults.add(new RenderFault(place.file(), place.line(), path, problem, hint));
  }
}
