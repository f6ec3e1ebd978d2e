package io.supervisor.catalog.values;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import io.supervisor.catalog.yaml.YamlPath;
import io.supervisor.catalog.yaml.YamlReader;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Checks a service config against the values schema of a version: what the administrator typed, not
 * the merged tree. Findings name the field and never quote its value, which may be a secret.
 */
@ApplicationScoped
public class ValuesCheck {

  private static final Logger LOG = Logger.getLogger(ValuesCheck.class);
  private static final Comparator<Finding> AS_TYPED =
      Comparator.comparing(Finding::line, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Finding::column, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Finding::field);

  private static final int MOST = 200;

  private final ObjectMapper json;
  private final YamlReader yaml;

  ValuesCheck(ObjectMapper json, YamlReader yaml) {
    this.json = json;
    this.yaml = yaml;
  }

  /** All faults of {@code config}, in the order of the text; none when it may be installed. */
  public List<Finding> faults(String config, String valuesSchema) {
    ConfigText read = ConfigText.read(config, yaml);
    return read.faults().isEmpty() ? faults(read, schema(valuesSchema)) : read.faults();
  }

  private List<Finding> faults(ConfigText config, JsonNode schema) {
    if (schema.isEmpty()) {
      return List.of();
    }
    Optional<List<Error>> errors = CompiledSchemas.errors(schema, config.values());
    if (errors.isEmpty()) {
      LOG.warn("a values schema cannot be used, its values pass unchecked");
      return List.of();
    }
    return errors.get().stream()
        .limit(MOST)
        .map(error -> config.document().locate(finding(error, config.values())))
        .distinct()
        .sorted(AS_TYPED)
        .toList();
  }

  /** Whether configs can be checked against a schema. */
  public static boolean usable(JsonNode schema) {
    return CompiledSchemas.errors(schema, DefaultValues.of(schema)).isPresent();
  }

  /** A stored schema in the form that can be checked against and shown. */
  public JsonNode schema(String valuesSchema) {
    try {
      return SchemaReader.read(json.readTree(valuesSchema), "").schema();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored values schema is no JSON", e);
    }
  }

  private static Finding finding(Error error, JsonNode values) {
    String at = "";
    JsonNode value = values;
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      Object step = error.getInstanceLocation().getElement(i);
      if (step instanceof Integer index) {
        at = YamlPath.item(at, index);
        value = value.path(index);
      } else {
        at = YamlPath.key(at, String.valueOf(step));
        value = value.path(String.valueOf(step));
      }
    }
    String field = error.getProperty() == null ? at : YamlPath.key(at, error.getProperty());
    String found = JsonTypes.name(value);
    JsonNode rule = error.getSchemaNode();
    String shown = rule == null ? "" : rule.isTextual() ? rule.asText() : rule.toString();
    return switch (error.getKeyword()) {
      case "type" ->
          new Finding(field, "has the wrong type", "Expected: " + shown + ".").found(found, shown);
      case "enum" ->
          new Finding(field, "is not an allowed value", "Allowed: " + shown + ".")
              .found(found, shown);
      case "additionalProperties" ->
          new Finding(field, "is unknown to this version", "Remove the key or correct its name.")
              .found("a key", "a key of the values schema");
      case "required" ->
          new Finding(field, "is required and missing", "Add the key.").found("nothing", "a value");
      default ->
          new Finding(
                  field,
                  "breaks the rule " + error.getKeyword(),
                  "Rule: " + error.getKeyword() + " " + shown + ".")
              .found(found, error.getKeyword() + " " + shown);
    };
  }
}
