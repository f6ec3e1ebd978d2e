package io.supervisor.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Trait;
import io.supervisor.simulator.schema.ModelRules;
import java.util.List;

/** Merge rules that the schema of a custom resource states. */
public record SchemaRules(JsonNode schema) implements FieldRules {

  /** The rules for objects of the kind, whether it is built in or defined. */
  public static FieldRules of(Kind kind) {
    return kind.has(Trait.CUSTOM) ? new SchemaRules(kind.schema()) : ModelRules.of(kind);
  }

  @Override
  public FieldRules field(String name) {
    if (name.equals("metadata")) {
      return ModelRules.metadata();
    }
    JsonNode property = schema.path("properties").path(name);
    return new SchemaRules(
        property.isMissingNode() ? schema.path("additionalProperties") : property);
  }

  @Override
  public boolean declares(String name) {
    boolean open =
        schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()
            || schema.path("x-kubernetes-embedded-resource").asBoolean()
            || schema.has("additionalProperties")
            || schema.isMissingNode();
    return open
        || schema.path("properties").has(name)
        || List.of("apiVersion", "kind", "metadata").contains(name);
  }

  @Override
  public FieldRules item() {
    return new SchemaRules(schema.path("items"));
  }

  @Override
  public List<String> keys() {
    return listType().equals("map")
        ? Json.texts(schema.path("x-kubernetes-list-map-keys"))
        : List.of();
  }

  @Override
  public boolean set() {
    return listType().equals("set");
  }

  @Override
  public boolean atomic() {
    return schema.path("x-kubernetes-map-type").asText().equals("atomic");
  }

  private String listType() {
    return schema.path("x-kubernetes-list-type").asText();
  }
}
