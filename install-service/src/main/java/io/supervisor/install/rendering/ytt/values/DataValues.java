package io.supervisor.install.rendering.ytt.values;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.ytt.eval.Conversion;
import io.supervisor.install.rendering.ytt.eval.Interpreter;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.UnsupportedTemplate;
import io.supervisor.install.rendering.ytt.yaml.YamlFile;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the data values together: schema, the package's own values, the user's, overrides. */
public final class DataValues {

  private final Interpreter interpreter;
  private final List<RenderFault> faults = new ArrayList<>();
  private ValueType.Field schema;
  private Object values;
  private boolean fixedKeys;

  public DataValues(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Takes the schema; there can be one. */
  public void schema(YamlNode.Document document) {
    if (schema != null) {
      throw new UnsupportedTemplate(document.place(), "more than one schema document");
    }
    if (document.value() == null) {
      return;
    }
    schema = new SchemaReader(interpreter.meter(), faults).read(document);
    values = schema.copyOfFallback();
    fixedKeys = true;
  }

  /** Takes a data values document of the package. */
  public void own(YamlNode.Document document) {
    lay(document.value(), document.place());
    fixedKeys = true;
  }

  /** Takes the user's values, which are plain YAML: comments in them mean nothing. */
  public void given(YamlFile file) {
    for (var document : file.documents().items()) {
      lay(document.value(), new Place(document.place().file(), 1));
    }
  }

  private void lay(Object given, Place place) {
    if (given == null) {
      return;
    }
    if (!(given instanceof YamlNode.MapNode map)) {
      var problem = "expected map, found " + TypeNames.of(given);
      faults.add(new RenderFault(place.file(), place.line(), "", problem, "write key: value"));
      return;
    }
    var type = schema;
    if (type == null) {
      type = new ValueType.Field(place, new ValueType.Anything(), null, null);
      refuseUnknown(map, values, "");
    }
    values = new ValueMerge(faults, place).merge(type, values, map, "");
  }

  private void refuseUnknown(YamlNode.MapNode given, Object base, String path) {
    if (!fixedKeys || !(base instanceof YamlNode.MapNode known)) {
      return;
    }
    for (var item : given.items()) {
      var inner = TypeNames.path(path, item.key());
      var match = known.find(item.key());
      if (match == null) {
        faults.add(
            new RenderFault(
                item.place().file(), item.place().line(), inner, "unknown key", "no such value"));
      } else if (item.value() instanceof YamlNode.MapNode map) {
        refuseUnknown(map, match.value(), inner);
      }
    }
  }

  /** Sets single values, by key or dotted path, where the package knows them. */
  public void override(Map<String, Object> overrides) {
    overrides.forEach(
        (path, value) -> {
          var keys = path.split("\\.");
          var field = schema;
          var parent = values;
          for (int i = 0; i < keys.length; i++) {
            var item = parent instanceof YamlNode.MapNode map ? map.find(keys[i]) : null;
            if (item == null) {
              return;
            }
            field = step(field, keys[i]);
            parent = item.value();
            if (i == keys.length - 1) {
              item.value(checked(field, value, path));
            }
          }
        });
  }

  private static ValueType.Field step(ValueType.Field field, String key) {
    if (field == null) {
      return null;
    }
    var type = field.type() instanceof ValueType.Nullable n ? n.inner() : field.type();
    return type instanceof ValueType.Mapping mapping ? mapping.fields().get(key) : null;
  }

  private Object checked(ValueType.Field field, Object value, String path) {
    var given = PlainObjects.toYaml(value);
    if (field == null) {
      return given;
    }
    return new ValueMerge(faults, new Place("overrides", 0))
        .merge(field, field.copyOfFallback(), given, path);
  }

  /** The finished values, or all faults at once. */
  public Object finish() {
    if (faults.isEmpty() && schema != null) {
      new Validation(interpreter, faults).check(schema, values, "");
    }
    if (!faults.isEmpty()) {
      throw new RenderFailure(faults);
    }
    var empty = new YamlNode.MapNode(Place.UNKNOWN);
    return Conversion.fromYaml(values == null ? empty : values, true);
  }
}
