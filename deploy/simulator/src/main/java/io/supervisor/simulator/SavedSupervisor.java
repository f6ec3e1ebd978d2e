package io.supervisor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** What stays the same over restarts besides the objects: the id, the token and the last port. */
record SavedSupervisor(String uuid, String adminToken, int port) {

  static SavedSupervisor load(StateDirectory state, String id) {
    Path file = state.of(id).resolve("supervisor.json");
    return state
        .read(file)
        .map(SavedSupervisor::parse)
        .orElseGet(() -> new SavedSupervisor(UUID.randomUUID().toString(), newToken(), 0));
  }

  private static SavedSupervisor parse(JsonNode saved) {
    return new SavedSupervisor(
        Json.text(saved, "uuid"), Json.text(saved, "token"), saved.path("port").asInt());
  }

  void save(StateDirectory state, String id, int usedPort) {
    ObjectNode saved = Json.object().put("uuid", uuid).put("token", adminToken);
    saved.put("port", usedPort);
    state.writePrivate(state.of(id).resolve("supervisor.json"), Json.write(saved));
  }

  private static String newToken() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
