package io.supervisor.install.rendering.ytt.values;

import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.ytt.eval.Conversion;
import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.yaml.Annotation;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;

/** Reads types and defaults out of a rendered schema document. */
public final class SchemaReader {

  private static final String NULLABLE = "schema/nullable";
  private static final String TYPE = "schema/type";
  private static final String DEFAULT = "schema/default";
  private static final String VALIDATION = "schema/validation";

  private final Meter meter;
  private final List<RenderFault> faults;

  public SchemaReader(Meter meter, List<RenderFault> faults) {
    this.meter = meter;
    this.faults = faults;
  }

  /** The type of the whole document. */
  public ValueType.Field read(YamlNode.Document document) {
    return field(document, "");
  }

  private ValueType.Field field(YamlNode.Holder node, String path) {
    var annotations = node.annotations();
    var validation = annotations.get(VALIDATION);
    if (isAny(annotations.get(TYPE))) {
      var fallback = fallback(node, path, new ValueType.Anything(), plain(node.value()));
      return new ValueType.Field(node.place(), new ValueType.Anything(), fallback, validation);
    }
    var type = type(node, path);
    boolean nullable = annotations.containsKey(NULLABLE);
    if (nullable && node instanceof YamlNode.ArrayItem) {
      report(node.place(), path, "schema/nullable is not supported on array items");
    }
    Object sample = nullable ? null : defaultOf(type, node.value());
    var wanted = nullable ? new ValueType.Nullable(type) : type;
    return new ValueType.Field(
        node.place(), wanted, fallback(node, path, wanted, sample), validation);
  }

  private static boolean isAny(Annotation annotation) {
    return annotation != null && Boolean.TRUE.equals(annotation.keywords().get("any"));
  }

  private static Object plain(Object value) {
    return value instanceof YamlNode node ? node.deepCopy() : value;
  }

  private Object fallback(YamlNode.Holder node, String path, ValueType type, Object sample) {
    var given = node.annotations().get(DEFAULT);
    if (given == null) {
      return sample;
    }
    if (node instanceof YamlNode.ArrayItem) {
      report(given.place(), path, "schema/default is not supported on array items");
      return sample;
    }
    if (given.arguments().size() != 1) {
      report(given.place(), path, "schema/default expects exactly one value");
      return sample;
    }
    var value = Conversion.toYaml(given.arguments().get(0), meter);
    var field = new ValueType.Field(node.place(), type, sample, null);
    return new ValueMerge(faults, given.place()).merge(field, field.copyOfFallback(), value, path);
  }

  private ValueType type(YamlNode.Holder node, String path) {
    var value = node.value();
    if (value instanceof YamlNode.MapNode map) {
      var fields = new LinkedHashMap<Object, ValueType.Field>();
      map.items().forEach(i -> fields.put(i.key(), field(i, TypeNames.path(path, i.key()))));
      return new ValueType.Mapping(fields);
    }
    if (value instanceof YamlNode.ArrayNode array) {
      if (array.items().size() != 1) {
        report(node.place(), path, "schema: expected exactly one item in the array, as its type");
        return new ValueType.Anything();
      }
      return new ValueType.Listing(field(array.items().get(0), path + "[]"));
    }
    if (value == null) {
      report(
          node.place(),
          path,
          "schema: null value not allowed here; use schema/nullable or any=True");
      return new ValueType.Anything();
    }
    return new ValueType.Scalar(TypeNames.of(value));
  }

  private static Object defaultOf(ValueType type, Object sample) {
    if (type instanceof ValueType.Mapping mapping) {
      var map = new YamlNode.MapNode(Place.UNKNOWN);
      mapping
          .fields()
          .forEach(
              (key, field) ->
                  map.items()
                      .add(new YamlNode.MapItem(field.place(), key, field.copyOfFallback())));
      return map;
    }
    return type instanceof ValueType.Listing
        ? new YamlNode.ArrayNode(Place.UNKNOWN)
        : plain(sample);
  }

  private void report(Place place, String path, String problem) {
    faults.add(new RenderFault(place.file(), place.line(), path, problem, ""));
  }
}
