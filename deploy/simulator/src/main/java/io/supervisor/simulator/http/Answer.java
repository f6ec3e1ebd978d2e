package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import java.nio.charset.StandardCharsets;

/** What goes back to the client: one body, or a stream of events. */
sealed interface Answer {

  /** A complete answer. */
  record Body(int status, String contentType, byte[] bytes) implements Answer {}

  /** Events as they happen. */
  record Events(WatchPlan plan) implements Answer {}

  static Body json(int status, JsonNode body) {
    return new Body(status, "application/json", Json.bytes(body));
  }

  static Body text(int status, String body) {
    return new Body(status, "text/plain; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
  }

  static Body of(ApiFailure failure) {
    return json(failure.code(), failure.status());
  }
}
