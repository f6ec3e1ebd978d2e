package io.supervisor.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.fault.Fault;
import io.supervisor.simulator.fault.Faults;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.store.ChangeLog;
import io.supervisor.simulator.store.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Makes, shows and ends faults for administrators; no real Supervisor has these paths. */
record FaultHandler(Faults faults, ObjectStore store, ChangeLog log, Set<WatchStream> watches) {

  Answer handle(ApiRequest request, List<String> segments) {
    if (!request.caller().allPowerful()) {
      throw ApiFailure.withEmptyDetails(
          403, "Forbidden", "forbidden: faults are for the group system:masters");
    }
    if (segments.size() > 3 || segments.size() < 2 || !segments.get(1).equals("faults")) {
      throw ApiFailure.unknownPath();
    }
    boolean one = segments.size() == 3;
    return switch (request.method() + (one ? " one" : "")) {
      case "GET" -> list();
      case "POST" -> create(request);
      case "DELETE" -> {
        faults.clear();
        yield new Answer.Body(204, "", new byte[0]);
      }
      case "DELETE one" -> delete(segments.get(2));
      default -> throw ApiFailure.methodNotAllowed();
    };
  }

  private Answer list() {
    ObjectNode body = Json.object();
    var list = body.putArray("faults");
    faults.all().forEach(f -> list.add(f.json()));
    return Answer.json(200, body);
  }

  private Answer create(ApiRequest request) {
    Fault fault = Fault.parse(UUID.randomUUID().toString(), body(request), store.version());
    if (!fault.host().isEmpty()) {
      Kind node = KindTable.NODE;
      store.find(node, "", fault.host()).orElseThrow(() -> ApiFailure.notFound(node, fault.host()));
    }
    switch (fault.type()) {
      case WATCH_CUT -> List.copyOf(watches).forEach(WatchStream::cut);
      case HISTORY_LOST -> log.compact(store.version());
      default -> faults.add(fault);
    }
    return Answer.json(201, fault.json());
  }

  private static JsonNode body(ApiRequest request) {
    try {
      JsonNode body = Json.MAPPER.readTree(new String(request.body(), StandardCharsets.UTF_8));
      if (body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      throw ApiFailure.badRequest(BodyReader.jsonProblem(request.body()));
    }
    throw ApiFailure.badRequest("a fault is an object such as {\"type\":\"watchCut\"}");
  }

  private Answer delete(String id) {
    if (!faults.remove(id)) {
      throw ApiFailure.of(404, "NotFound", "no fault has the id " + id);
    }
    return new Answer.Body(204, "", new byte[0]);
  }
}
