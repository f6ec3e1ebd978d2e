package io.supervisor.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.supervisor.platform.event.Event;
import io.supervisor.platform.http.JsonStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds code to {@code deploy/events}: the files are the contract. */
public final class Contract {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(Dialects.getDraft202012());

  private final ObjectMapper json;

  private Contract(ObjectMapper json) {
    this.json = json;
  }

  /** With the JSON style of the services. */
  public static Contract files() {
    ObjectMapper json = new ObjectMapper().findAndRegisterModules();
    new JsonStyle().customize(json);
    json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    return new Contract(json);
  }

  /** Fails unless these are all events of a package, and each keeps the contract. */
  public void isKeptByAllOf(String packageName, Event... events) {
    assertThat(Stream.of(events).map(event -> event.getClass().getSimpleName()))
        .as("events of %s that are held to the contract", packageName)
        .containsExactlyInAnyOrderElementsOf(eventsOf(packageName));
    Stream.of(events).forEach(this::isKeptBy);
  }

  /** Reads the example of a type into a reader's record. */
  public <T> T reads(String type, Class<T> shape) {
    try {
      return json.readValue(example(type), shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless the event's JSON fits the closed form of its schema. */
  public void isKeptBy(Event event) {
    try {
      JsonNode data = json.readTree(json.writeValueAsString(event));
      JsonNode schema = close(read("schemas", event.type(), ".schema.json"));
      assertThat(SCHEMAS.getSchema(schema).validate(data))
          .as("%s: %s", event.type(), data)
          .isEmpty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The example of a type, with a field that no reader knows yet. */
  public byte[] example(String type) {
    ObjectNode example = (ObjectNode) read("examples", type, ".json");
    example.put("a_field_of_tomorrow", "ignored");
    try {
      return json.writeValueAsBytes(example);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names of all event classes below a package. */
  public static Set<String> eventsOf(String packageName) {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(packageName)
            .stream()
            .filter(type -> type.isAssignableTo(Event.class) && !type.isInterface())
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private JsonNode read(String folder, String type, String ending) {
    Path events = Path.of(System.getProperty("suite.root"), "deploy", "events");
    Path file = events.resolve(folder).resolve(type.replace("io.supervisor.", "") + ending);
    assertThat(file).as("contract file of %s", type).exists();
    try {
      return json.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.has("properties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(Contract::close);
    return schema;
  }
}
