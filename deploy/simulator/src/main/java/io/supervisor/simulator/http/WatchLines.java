package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import java.util.Arrays;

/**
 * The lines of watches. All watches hear of a change one after the other, so the line of the latest
 * is kept and written once for all that show the object as it is stored.
 */
final class WatchLines {
  private String type = "";
  private JsonNode object;
  private byte[] line;

  byte[] of(String wantedType, JsonNode wanted) {
    if (wanted != object || !wantedType.equals(type)) {
      line = written(wantedType, wanted);
      type = wantedType;
      object = wanted;
    }
    return line;
  }

  private static byte[] written(String type, JsonNode object) {
    ObjectNode event = Json.object().put("type", type);
    event.set("object", object);
    byte[] bytes = Json.bytes(event);
    byte[] line = Arrays.copyOf(bytes, bytes.length + 1);
    line[bytes.length] = '\n';
    return line;
  }
}
