package io.supervisor.simulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An answer: the body is JSON, the text of another type, or the list of the events of a watch. */
record Reply(int status, String contentType, List<String> warnings, JsonNode body) {

  Reply with(JsonNode other) {
    return new Reply(status, contentType, warnings, other);
  }
}
