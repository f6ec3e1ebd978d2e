package io.supervisor.catalog.values;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.supervisor.catalog.manifest.UnreadableYaml;
import io.supervisor.catalog.manifest.YamlDocuments;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Checks a service config against the values schema of a version: what the administrator typed, not
 * the merged tree. Findings name the field and never quote its value, which may be a secret.
 */
@ApplicationScoped
public class ValuesCheck {

  private static final Logger LOG = Logger.getLogger(ValuesCheck.class);

  private final ObjectMapper json;
  private final SchemaRegistry schemas = SchemaRegistry.withDialect(Dialects.getOpenApi30());

  ValuesCheck(ObjectMapper json) {
    this.json = json;
  }

  /** All faults of {@code config}; none when it may be installed. */
  public List<Finding> faults(String config, String valuesSchema) {
    try {
      List<Object> documents = YamlDocuments.read(config);
      if (documents.isEmpty()) {
        return List.of();
      }
      JsonNode values = json.valueToTree(documents.get(0));
      if (documents.size() > 1 || !values.isObject()) {
        return List.of(
            new Finding(
                "yaml_service_config",
                "is not one YAML map",
                "Give the values as one document of keys and values."));
      }
      return validate(values, json.readTree(valuesSchema));
    } catch (UnreadableYaml e) {
      return List.of(
          new Finding("yaml_service_config", e.getMessage(), "Correct the YAML and try again."));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored values schema is no JSON", e);
    }
  }

  private List<Finding> validate(JsonNode values, JsonNode schema) {
    if (schema.isEmpty()) {
      return List.of();
    }
    try {
      return schemas.getSchema(schema).validate(values).stream().map(ValuesCheck::finding).toList();
    } catch (SchemaException e) {
      LOG.warnf("a values schema cannot be used, its values pass unchecked: %s", e.getMessage());
      return List.of();
    }
  }

  private static Finding finding(Error error) {
    String at = error.getInstanceLocation().toString().replace("/", ".").replaceFirst("^\\.", "");
    String property = error.getProperty() == null ? "" : error.getProperty();
    String field = at.isEmpty() ? property : property.isEmpty() ? at : at + "." + property;
    JsonNode rule = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "type" -> new Finding(field, "has the wrong type", "Expected: " + rule.asText() + ".");
      case "enum" -> new Finding(field, "is not an allowed value", "Allowed: " + rule + ".");
      case "additionalProperties" ->
          new Finding(field, "is unknown to this version", "Remove the key or correct its name.");
      case "required" -> new Finding(field, "is required and missing", "Add the key.");
      default -> new Finding(field, "breaks the rule " + error.getKeyword(), "Rule: " + rule + ".");
    };
  }
}
