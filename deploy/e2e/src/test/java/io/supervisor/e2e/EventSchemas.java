package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The contract in {@code deploy/events}, for events that were really sent. */
final class EventSchemas {

  private final SchemaRegistry registry = SchemaRegistry.withDialect(Dialects.getDraft202012());
  private final Map<String, Schema> byType = new HashMap<>();

  void accept(Topics.Seen event) {
    Schema schema = byType.computeIfAbsent(event.attribute("type"), this::read);
    assertThat(schema.validate(event.data()))
        .as(
            "%s at %s %d/%d",
            event.attribute("type"), event.topic(), event.partition(), event.offset())
        .isEmpty();
  }

  private Schema read(String type) {
    Path file =
        SuiteExtension.ROOT
            .resolve("deploy/events/schemas")
            .resolve(type.replace("io.supervisor.", "") + ".schema.json");
    try {
      return registry.getSchema(new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("no schema of " + type, e);
    }
  }
}
