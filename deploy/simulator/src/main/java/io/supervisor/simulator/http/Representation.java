package io.supervisor.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import java.io.UncheckedIOException;

/** The form in which a client wants its answer. */
record Representation(Form form, boolean yaml) {

  /** What is made of the objects. */
  enum Form {
    OBJECT,
    TABLE,
    METADATA
  }

  /** The first form of the header that the server knows. */
  static Representation of(String accept) {
    if (accept.isBlank()) {
      return new Representation(Form.OBJECT, false);
    }
    boolean known = false;
    for (MediaType type : MediaType.parse(accept)) {
      boolean yaml = type.name().equals("application/yaml");
      boolean json =
          type.name().equals("application/json")
              || type.name().equals("*/*")
              || type.name().equals("application/*");
      known |= json || yaml;
      if (json || yaml) {
        switch (type.parameter("as")) {
          case "" -> {
            return new Representation(Form.OBJECT, yaml);
          }
          case "Table" -> {
            return new Representation(Form.TABLE, yaml);
          }
          case "PartialObjectMetadata", "PartialObjectMetadataList" -> {
            return new Representation(Form.METADATA, yaml);
          }
          default -> {}
        }
      }
    }
    if (known) {
      throw ApiFailure.of(
          406,
          "NotAcceptable",
          "only the following media types are accepted: application/json, application/yaml,"
              + " application/vnd.kubernetes.protobuf");
    }
    throw ApiFailure.withEmptyDetails(
        406,
        "NotAcceptable",
        "406: Not Acceptable\n\nAvailable representations: application/json, application/yaml,"
            + " application/vnd.kubernetes.protobuf");
  }

  Answer.Body body(int status, JsonNode content) {
    if (!yaml) {
      return Answer.json(status, content);
    }
    try {
      return new Answer.Body(status, "application/yaml", Json.YAML.writeValueAsBytes(content));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
