package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import java.io.IOException;
import java.util.Base64;

/**
 * Where the next page of a list begins, and at which version the first page was read; version -1
 * goes on with whatever there is now.
 */
record Continuation(long version, String start) {
  private static final String FORMAT = "meta.k8s.io/v1";
  private static final String INVALID = "invalid continue token: continue key is not valid";
  private static final String EXPIRED =
      "The provided continue parameter is too old to display a consistent list result. You can"
          + " start a new list without the continue parameter, or use the continue token in this"
          + " response to retrieve the remainder of the results. Continuing with the provided"
          + " token results in an inconsistent list - objects that were created, modified, or"
          + " deleted between the time the first chunk was returned and now may show up in the"
          + " list.";

  static Continuation decode(String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw ApiFailure.badRequest(INVALID);
    }
    try {
      JsonNode decoded = Json.MAPPER.readTree(bytes);
      if (Json.text(decoded, "v").equals(FORMAT)) {
        return new Continuation(decoded.path("rv").asLong(), Json.text(decoded, "start"));
      }
    } catch (IOException e) {
      throw ApiFailure.badRequest(INVALID + ": " + BodyReader.jsonProblem(bytes));
    }
    throw ApiFailure.badRequest(INVALID);
  }

  String encode() {
    ObjectNode token = Json.object().put("v", FORMAT).put("rv", version).put("start", start);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(token));
  }

  /** The refusal of a token whose version is forgotten, with one that goes on all the same. */
  ApiFailure expired() {
    ApiFailure failure = ApiFailure.expired(EXPIRED);
    Json.child(failure.status(), "metadata").put("continue", new Continuation(-1, start).encode());
    return failure;
  }
}
