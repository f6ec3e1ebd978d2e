package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.Optional;

/** Checks values against schemas of strangers: patterns run in linear time, nothing is fetched. */
final class CompiledSchemas {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          Dialects.getOpenApi30(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .regularExpressionFactory(
                          regex -> {
                            Pattern pattern = Pattern.compile(regex);
                            return value -> pattern.matcher(value).find();
                          })
                      .build()));

  private CompiledSchemas() {}

  /** What is wrong with values; nothing at all when the schema cannot be used. */
  static Optional<List<Error>> errors(JsonNode schema, JsonNode values) {
    try {
      return Optional.of(SCHEMAS.getSchema(schema).validate(values));
    } catch (SchemaException | StackOverflowError | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
