package io.supervisor.simulator.patch;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;

/** A list of operations on a document (RFC 6902). */
public record JsonPatch(JsonNode operations) {

  public ObjectNode apply(ObjectNode document) {
    if (!operations.isArray()) {
      throw ApiFailure.badRequest(
          "error decoding patch: json: cannot unmarshal object into Go value of type"
              + " []handlers.jsonPatchOp");
    }
    ObjectNode result = document.deepCopy();
    for (JsonNode operation : operations) {
      step(result, operation);
    }
    return result;
  }

  private static void step(ObjectNode document, JsonNode operation) {
    JsonPointer path = pointer(operation.path("path").asText());
    switch (operation.path("op").asText()) {
      case "add" -> add(document, path, required(operation.get("value")));
      case "remove" -> remove(document, path);
      case "replace" -> {
        remove(document, path);
        add(document, path, required(operation.get("value")));
      }
      case "move" -> add(document, path, remove(document, pointer(from(operation))));
      case "copy" -> add(document, path, existing(document, pointer(from(operation))).deepCopy());
      case "test" -> test(existing(document, path), operation.path("value"));
      default -> throw rejected();
    }
  }

  private static void test(JsonNode found, JsonNode wanted) {
    if (!found.equals(wanted)) {
      throw rejected();
    }
  }

  private static void add(ObjectNode document, JsonPointer path, JsonNode value) {
    JsonNode parent = existing(document, path.head());
    String last = path.last().getMatchingProperty();
    if (parent instanceof ObjectNode object) {
      object.set(last, value.deepCopy());
    } else if (parent instanceof ArrayNode array) {
      array.insert(
          last.equals("-") ? array.size() : index(array.size() + 1, last), value.deepCopy());
    } else {
      throw rejected();
    }
  }

  private static JsonNode remove(ObjectNode document, JsonPointer path) {
    JsonNode parent = existing(document, path.head());
    String last = path.last().getMatchingProperty();
    if (parent instanceof ObjectNode object && object.has(last)) {
      return object.remove(last);
    }
    if (parent instanceof ArrayNode array) {
      return array.remove(index(array.size(), last));
    }
    throw rejected();
  }

  private static int index(int size, String text) {
    if (!text.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(text) >= size) {
      throw rejected();
    }
    return Integer.parseInt(text);
  }

  private static JsonNode existing(JsonNode document, JsonPointer path) {
    JsonNode found = path == null ? document : document.at(path);
    return required(found.isMissingNode() ? null : found);
  }

  private static JsonNode required(JsonNode value) {
    if (value == null) {
      throw rejected();
    }
    return value;
  }

  private static String from(JsonNode operation) {
    return operation.path("from").asText();
  }

  private static JsonPointer pointer(String text) {
    if (!text.startsWith("/")) {
      throw rejected();
    }
    return JsonPointer.compile(text);
  }

  private static ApiFailure rejected() {
    return ApiFailure.withEmptyDetails(
        422, "Invalid", "the server rejected our request due to an error in our request");
  }
}
