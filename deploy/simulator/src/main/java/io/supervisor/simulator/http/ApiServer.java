package io.supervisor.simulator.http;

import io.supervisor.simulator.fault.Fault;
import io.supervisor.simulator.fault.Faults;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes HTTP requests, has them done one after the other on the writer's thread, and answers. */
public final class ApiServer {
  private static final Logger LOG = Logger.getLogger(ApiServer.class.getName());
  private static final long MOST_BYTES = 3 << 20;
  private static final List<String> OPEN = List.of("/readyz", "/livez", "/healthz");

  private final ApiHandler handler;
  private final RequestReader reader;
  private final Faults faults;
  private final WatchStarter watches;
  private final ScheduledExecutorService writer;

  ApiServer(
      ApiHandler handler,
      RequestReader reader,
      Faults faults,
      WatchStarter watches,
      ScheduledExecutorService writer) {
    this.handler = handler;
    this.reader = reader;
    this.faults = faults;
    this.watches = watches;
    this.writer = writer;
  }

  public void handle(HttpServerRequest http) {
    String path = http.path() == null ? "" : http.path();
    if (OPEN.stream().anyMatch(o -> path.equals(o) || path.startsWith(o + "/"))) {
      send(http.response(), Answer.text(200, "ok"));
    } else if (path.equals("/version")) {
      send(http.response(), Answer.json(200, ApiHandler.version()));
    } else if (path.equals("/openapi/v2")) {
      send(http.response(), Answer.json(404, ApiFailure.unknownPath().status()));
    } else if (tooLarge(http)) {
      String message = "Request entity too large: limit is " + MOST_BYTES;
      send(http.response(), Answer.of(ApiFailure.of(413, "RequestEntityTooLarge", message)));
    } else if (webSocket(http)) {
      http.pause();
      submit(http, new byte[0]);
    } else {
      http.body()
          .onSuccess(body -> submit(http, body.getBytes()))
          .onFailure(e -> http.response().reset());
    }
  }

  private static boolean tooLarge(HttpServerRequest http) {
    String length = http.getHeader("Content-Length");
    return length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > MOST_BYTES;
  }

  /** Some clients watch over a web socket, one event in each message. */
  private static boolean webSocket(HttpServerRequest http) {
    return "websocket".equalsIgnoreCase(http.getHeader("Upgrade"));
  }

  private void submit(HttpServerRequest http, byte[] body) {
    try {
      writer.execute(() -> disturbed(http, body));
    } catch (RejectedExecutionException e) {
      String message = "the Supervisor is shutting down";
      send(http.response(), Answer.of(ApiFailure.of(503, "ServiceUnavailable", message)));
    }
  }

  /** A fault may answer instead, or make the client wait; the paths of faults have none. */
  private void disturbed(HttpServerRequest http, byte[] body) {
    String method = http.method().name();
    String path = http.path();
    boolean exempt = path.startsWith("/simulator/");
    Optional<Fault> refusal =
        exempt ? Optional.empty() : faults.take(Fault.Type.API_STATUS, method, path);
    if (refusal.isPresent()) {
      refuse(http, refusal.get().status());
      return;
    }
    Optional<Fault> hang =
        exempt ? Optional.empty() : faults.take(Fault.Type.API_HANG, method, path);
    if (hang.isPresent()) {
      long millis = hang.get().delay().toMillis();
      writer.schedule(() -> answer(http, body), millis, TimeUnit.MILLISECONDS);
    } else {
      answer(http, body);
    }
  }

  private static void refuse(HttpServerRequest http, int status) {
    String reason =
        switch (status) {
          case 429 -> "TooManyRequests";
          case 503 -> "ServiceUnavailable";
          case 504 -> "Timeout";
          default -> status < 500 ? "BadRequest" : "InternalError";
        };
    ApiFailure failure = ApiFailure.withEmptyDetails(status, reason, "a fault was asked for");
    if (status == 429) {
      Json.child(failure.status(), "details").put("retryAfterSeconds", 1);
      http.response().putHeader("Retry-After", "1");
    }
    send(http.response(), Answer.of(failure));
  }

  private void answer(HttpServerRequest http, byte[] body) {
    Answer answer;
    List<String> warnings = new ArrayList<>();
    try {
      answer = handler.handle(reader.read(http, body, warnings));
    } catch (ApiFailure e) {
      answer = Answer.of(e);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "Request failed: " + http.method() + " " + http.path(), e);
      answer = Answer.of(ApiFailure.internal("Internal error occurred: " + e.getMessage()));
    }
    if (answer instanceof Answer.Events events) {
      stream(http, events.plan());
    } else {
      warnings.forEach(w -> http.response().headers().add("Warning", warning(w)));
      send(http.response(), (Answer.Body) answer);
    }
  }

  private static String warning(String text) {
    return "299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static void send(HttpServerResponse response, Answer.Body body) {
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(body.status());
    if (!body.contentType().isEmpty()) {
      response.putHeader("Content-Type", body.contentType());
    }
    response.putHeader("Cache-Control", "no-cache, private");
    response.end(Buffer.buffer(body.bytes()));
  }

  private void stream(HttpServerRequest http, WatchPlan plan) {
    if (webSocket(http)) {
      http.toWebSocket()
          .onSuccess(socket -> writer.execute(() -> watches.start(plan, new SocketSink(socket))))
          .onFailure(e -> LOG.log(Level.FINE, "No web socket", e));
    } else {
      http.response().setChunked(true).putHeader("Content-Type", "application/json");
      watches.start(plan, new ResponseSink(http.response()));
    }
  }
}
