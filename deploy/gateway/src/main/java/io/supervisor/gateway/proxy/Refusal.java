package io.supervisor.gateway.proxy;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** An answer of the gateway itself, in the one error body of the suite. */
record Refusal(int status, String errorType, String text) {

  static final Refusal PATH =
      new Refusal(400, "INVALID_ARGUMENT", "The path contains characters that are not allowed.");
  static final Refusal NO_SUCH_PATH =
      new Refusal(404, "OPERATION_NOT_FOUND", "There is no such path or method.");
  static final Refusal TWO_IDENTITIES =
      new Refusal(400, "INVALID_ARGUMENT", "Send a session or a bearer token, not both.");
  static final Refusal SESSION_ENDED =
      new Refusal(
          401, "UNAUTHENTICATED", "The session is not valid. Log in with POST /api/session.");
  static final Refusal FOREIGN_SITE =
      new Refusal(403, "UNAUTHORIZED", "The call does not come from the console.");
  static final Refusal UNAVAILABLE =
      new Refusal(
          503, "SERVICE_UNAVAILABLE", "The service behind this path does not answer. Try again.");

  String body() {
    JsonObject message =
        new JsonObject()
            .put("id", "io.supervisor.gateway." + errorType.toLowerCase(Locale.ROOT))
            .put("default_message", text)
            .put("args", new JsonArray());
    return new JsonObject()
        .put("error_type", errorType)
        .put("messages", new JsonArray().add(message))
        .encode();
  }

  void send(HttpServerResponse response) {
    if (status == 503) {
      response.putHeader("Retry-After", "2");
    }
    response.setStatusCode(status).putHeader("Content-Type", "application/json").end(body());
  }
}
