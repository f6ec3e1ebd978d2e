package io.supervisor.simulator.http;

import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.store.ChangeLog;
import io.supervisor.simulator.store.ObjectStore;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes HTTP requests, has them done one after the other on the writer's thread, and answers. */
public final class ApiServer {
  private static final Logger LOG = Logger.getLogger(ApiServer.class.getName());
  private static final List<String> OPEN = List.of("/readyz", "/livez", "/healthz");

  private final ApiHandler handler;
  private final RequestReader reader;
  private final ObjectStore store;
  private final ChangeLog log;
  private final Renderer renderer;
  private final ScheduledExecutorService writer;

  ApiServer(
      ApiHandler handler,
      RequestReader reader,
      ObjectStore store,
      ChangeLog log,
      Renderer renderer,
      ScheduledExecutorService writer) {
    this.handler = handler;
    this.reader = reader;
    this.store = store;
    this.log = log;
    this.renderer = renderer;
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
    } else if (webSocket(http)) {
      http.pause();
      submit(http, new byte[0]);
    } else {
      http.body()
          .onSuccess(body -> submit(http, body.getBytes()))
          .onFailure(e -> http.response().reset());
    }
  }

  /** Some clients watch over a web socket, one event in each message. */
  private static boolean webSocket(HttpServerRequest http) {
    return "websocket".equalsIgnoreCase(http.getHeader("Upgrade"));
  }

  private void submit(HttpServerRequest http, byte[] body) {
    try {
      writer.execute(() -> answer(http, body));
    } catch (RejectedExecutionException e) {
      String message = "the Supervisor is shutting down";
      send(http.response(), Answer.of(ApiFailure.of(503, "ServiceUnavailable", message)));
    }
  }

  private void answer(HttpServerRequest http, byte[] body) {
    Answer answer;
    try {
      answer = handler.handle(reader.read(http, body));
    } catch (ApiFailure e) {
      answer = Answer.of(e);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "Request failed: " + http.method() + " " + http.path(), e);
      answer = Answer.of(ApiFailure.internal("Internal error occurred: " + e.getMessage()));
    }
    if (answer instanceof Answer.Events events) {
      stream(http, events.plan());
    } else {
      send(http.response(), (Answer.Body) answer);
    }
  }

  private static void send(HttpServerResponse response, Answer.Body body) {
    if (response.closed() || response.ended()) {
      return;
    }
    response.setStatusCode(body.status()).putHeader("Content-Type", body.contentType());
    response.putHeader("Cache-Control", "no-cache, private");
    response.end(Buffer.buffer(body.bytes()));
  }

  private void stream(HttpServerRequest http, WatchPlan plan) {
    if (webSocket(http)) {
      http.toWebSocket()
          .onSuccess(socket -> writer.execute(() -> start(plan, new SocketSink(socket))))
          .onFailure(e -> LOG.log(Level.FINE, "No web socket", e));
    } else {
      http.response().setChunked(true).putHeader("Content-Type", "application/json");
      start(plan, new ResponseSink(http.response()));
    }
  }

  private void start(WatchPlan plan, ByteSink sink) {
    WatchStream stream = new WatchStream(plan, store, renderer, sink);
    sink.open(() -> stop(stream));
    stream.start(log, writer);
  }

  private void stop(WatchStream stream) {
    try {
      writer.execute(stream::stop);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "Watch ended with the Supervisor", e);
    }
  }
}
