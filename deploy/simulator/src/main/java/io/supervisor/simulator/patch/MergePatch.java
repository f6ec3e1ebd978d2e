package io.supervisor.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;

/** A partial document in which null removes a field (RFC 7386). */
public record MergePatch(JsonNode patch) {

  public ObjectNode apply(ObjectNode document) {
    if (!patch.isObject()) {
      throw ApiFailure.badRequest(
          "error decoding patch: json: cannot unmarshal array into Go value of type"
              + " map[string]interface {}");
    }
    return (ObjectNode) merge(document.deepCopy(), patch);
  }

  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch.deepCopy();
    }
    ObjectNode result = target instanceof ObjectNode object ? object : Json.object();
    patch
        .properties()
        .forEach(
            e -> {
              if (e.getValue().isNull()) {
                result.remove(e.getKey());
              } else {
                result.set(e.getKey(), merge(result.path(e.getKey()), e.getValue()));
              }
            });
    return result;
  }
}
