package io.supervisor.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.proto.ProtobufBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads the objects that clients send, as JSON or YAML. */
final class BodyReader {
  private BodyReader() {}

  /** The object of a POST or PUT; it must be of the kind, or say nothing of its kind. */
  static ObjectNode object(ApiRequest request, Kind kind) {
    ObjectNode object = decode(request, kind.kind());
    String apiVersion = Json.text(object, "apiVersion");
    String found = Json.text(object, "kind");
    if (!found.isEmpty() && !found.equals(kind.kind())) {
      throw ApiFailure.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: converting (%s.%s) to (%s.%s): unknown conversion"
              .formatted(
                  found,
                  apiVersion,
                  kind.kind(),
                  kind.version(),
                  found,
                  kind.group().isEmpty() ? "core" : kind.group().split("\\.")[0],
                  kind.kind()));
    }
    if (!apiVersion.isEmpty() && !apiVersion.equals(kind.apiVersion())) {
      throw ApiFailure.badRequest(
          "the API version in the data ("
              + apiVersion
              + ") does not match the expected API version ("
              + kind.apiVersion()
              + ")");
    }
    new FieldCheck(request, kind).body(object);
    return object;
  }

  /** Any object: options, reviews and the like. */
  static ObjectNode decode(ApiRequest request, String kind) {
    String type = MediaType.one(request.contentType()).name();
    boolean yaml = type.equals("application/yaml");
    if (type.equals("application/vnd.kubernetes.protobuf")) {
      return ProtobufBody.read(request.body())
          .orElseThrow(
              () ->
                  ApiFailure.badRequest(
                      "the body is not a "
                          + kind
                          + " in protobuf that this server can read: send it as JSON"));
    }
    if (!yaml && !type.equals("application/json") && !type.isEmpty() && !type.equals("*/*")) {
      throw unsupported("application/json, application/yaml, application/vnd.kubernetes.protobuf");
    }
    String text = new String(request.body(), StandardCharsets.UTF_8);
    try {
      JsonNode tree = yaml ? Json.YAML.readTree(text) : Json.MAPPER.readTree(text);
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw unreadable(kind, text);
    }
    throw unreadable(kind, text.isBlank() ? "<empty>" : text);
  }

  /** An applied configuration: YAML, of which JSON is a part. */
  static ObjectNode yaml(ApiRequest request) {
    try {
      if (Json.YAML.readTree(request.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw ApiFailure.badRequest("error decoding YAML: " + e.getMessage());
    }
    throw ApiFailure.badRequest("error decoding YAML: not an object");
  }

  /** The JSON of a patch. */
  static JsonNode patch(ApiRequest request) {
    try {
      return Json.MAPPER.readTree(request.body());
    } catch (IOException e) {
      boolean strategic = request.contentType().startsWith("application/strategic-merge-patch");
      throw ApiFailure.badRequest(
          (strategic ? "" : "error decoding patch: ") + jsonProblem(request.body()));
    }
  }

  /** Where the text stops being JSON, in the words of the API. */
  static String jsonProblem(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      return "unexpected end of JSON input";
    }
    char first = text.charAt(0);
    if (first == '{' && text.length() > 1) {
      char second = text.substring(1).stripLeading().charAt(0);
      if (second != '"' && second != '}') {
        return "invalid character '" + second + "' looking for beginning of object key string";
      }
    }
    boolean begins = "{[\"-0123456789tfn".indexOf(first) >= 0;
    return begins
        ? "unexpected end of JSON input"
        : "invalid character '" + first + "' looking for beginning of value";
  }

  static ApiFailure unsupported(String accepted) {
    return ApiFailure.of(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
            + accepted);
  }

  private static ApiFailure unreadable(String kind, String text) {
    String shown = text.length() > 200 ? text.substring(0, 200) + "..." : text;
    return ApiFailure.badRequest(
        "the object provided is unrecognized (must be of type "
            + kind
            + "): couldn't get version/kind; json parse error: unexpected end of JSON input ("
            + shown
            + ")");
  }
}
