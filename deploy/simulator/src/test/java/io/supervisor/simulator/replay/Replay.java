package io.supervisor.simulator.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.supervisor.simulator.model.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replays the exchanges of one topic, in order, against one Supervisor. */
final class Replay {
  private static final long PATIENCE_MILLIS = Long.getLong("replay.patience", 10_000);
  private static final long PAUSE_MILLIS = 50;

  /** How one exchange went; no lines mean that the answers agree. */
  record Outcome(Exchange exchange, List<String> differences) {
    boolean agrees() {
      return differences.isEmpty();
    }
  }

  private final ReplayClient client;
  private final Stagehand stagehand;
  private final boolean controllers;
  private final Map<String, String> tokens = new HashMap<>();
  private final Map<String, JsonNode> answers = new HashMap<>();
  private final Normaliser real;
  private Normaliser ours;

  /** With controllers, what they write counts as well. */
  Replay(ReplayClient client, Stagehand stagehand, boolean controllers) {
    this.controllers = controllers;
    this.real = new Normaliser(!controllers);
    this.ours = new Normaliser(!controllers);
    this.client = client;
    this.stagehand = stagehand;
  }

  List<Outcome> play(String topic, List<Exchange> exchanges) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      stagehand.before(topic, exchange);
      outcomes.add(play(exchange));
    }
    return outcomes;
  }

  private Outcome play(Exchange exchange) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    Reply recorded = exchange.reply();
    Reply wanted = recorded.with(real.apply(counted(recorded.body())));
    while (true) {
      Reply got = send(exchange);
      Normaliser attempt = ours.copy();
      List<String> lines = Difference.between(wanted, got.with(attempt.apply(counted(got.body()))));
      if (lines.isEmpty() || !exchange.poll() || System.nanoTime() > end) {
        ours = attempt;
        answers.put(exchange.id(), got.body());
        String token = Json.text(recorded.body(), "metadata", "continue");
        if (!token.isEmpty()) {
          tokens.put(token, Json.text(got.body(), "metadata", "continue"));
        }
        return new Outcome(exchange, lines);
      }
      pause();
    }
  }

  private JsonNode counted(JsonNode body) {
    return Timing.strip(body, !controllers);
  }

  private Reply send(Exchange exchange) {
    String path = Json.text(exchange.request(), "path");
    JsonNode body = exchange.request().path("body");
    for (Map.Entry<String, String> token : tokens.entrySet()) {
      path = path.replace(token.getKey(), token.getValue());
    }
    for (Map.Entry<String, String> uid : real.translation(ours).entrySet()) {
      path = path.replace(uid.getKey(), uid.getValue());
      body = replaced(body, uid.getKey(), uid.getValue());
    }
    for (Map.Entry<String, String> use : exchange.uses().entrySet()) {
      String value = value(use.getValue());
      path = path.replace(use.getKey(), value);
      body = replaced(body, use.getKey(), value);
    }
    return client.send(exchange.request(), exchange.user(), path, body, exchange.stream());
  }

  private static JsonNode replaced(JsonNode body, String old, String value) {
    if (body.isTextual()) {
      return TextNode.valueOf(body.asText().replace(old, value));
    }
    try {
      return body.isNull() ? body : Json.MAPPER.readTree(Json.write(body).replace(old, value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value of {@code NNN-name: response.body.a.0.b}, taken from our own earlier answer. */
  private String value(String source) {
    boolean escaped = source.endsWith(", URL-escaped");
    String[] parts = source.replace(", URL-escaped", "").split(": response\\.body\\.");
    JsonNode node = answers.getOrDefault(parts[0], stagehand.answer(parts[0]));
    for (String step : parts[1].split("\\.")) {
      node = step.matches("\\d+") ? node.path(Integer.parseInt(step)) : node.path(step);
    }
    return escaped ? URLEncoder.encode(node.asText(), StandardCharsets.UTF_8) : node.asText();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
