package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.ChangeLog;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.FieldErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Answers GET: one object, or a page of a collection. */
record ReadHandler(ObjectStore store, ChangeLog log, Renderer renderer) {

  Answer get(ApiRequest request, Target target) {
    ObjectNode object =
        store
            .find(target.key())
            .orElseThrow(() -> ApiFailure.notFound(target.kind(), target.name()));
    Representation wanted = Representation.of(request.accept());
    String include = request.parameter("includeObject");
    return wanted.body(200, renderer.one(target.kind(), object, wanted, include));
  }

  Answer list(ApiRequest request, Target target) {
    checkVersion(request);
    Selection selection = Selection.of(request, target);
    List<ObjectNode> found =
        store.list(target.kind(), target.namespace()).stream().filter(selection::matches).toList();
    ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(store.version()));
    List<ObjectNode> page = page(request, found, metadata, selection);
    Representation wanted = Representation.of(request.accept());
    String include = request.parameter("includeObject");
    return wanted.body(200, renderer.list(target.kind(), page, metadata, wanted, include));
  }

  private List<ObjectNode> page(
      ApiRequest request, List<ObjectNode> found, ObjectNode metadata, Selection selection) {
    String token = request.parameter("continue");
    List<ObjectNode> rest = found;
    if (!token.isEmpty()) {
      String start = start(token, request);
      rest = found.stream().filter(o -> place(o).compareTo(start) > 0).toList();
    }
    int limit = (int) request.number("limit", 0);
    if (limit <= 0 || rest.size() <= limit) {
      return rest;
    }
    List<ObjectNode> page = new ArrayList<>(rest.subList(0, limit));
    ObjectNode next = Json.object().put("v", "meta.k8s.io/v1").put("rv", store.version());
    next.put("start", place(page.get(limit - 1)));
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(next));
    metadata.put("continue", encoded);
    if (selection.everything()) {
      metadata.put("remainingItemCount", rest.size() - limit);
    }
    return page;
  }

  private static String place(JsonNode object) {
    return Meta.namespace(object) + "/" + Meta.name(object);
  }

  private String start(String token, ApiRequest request) {
    if (!List.of("", "0").contains(request.parameter("resourceVersion"))) {
      throw ApiFailure.badRequest("specifying resource version is not allowed when using continue");
    }
    try {
      JsonNode decoded = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(token));
      if (decoded.path("rv").asLong() < log.oldest()) {
        throw ApiFailure.expired(
            "The provided continue parameter is too old to display a consistent list result. You"
                + " can start a new list without the continue parameter.");
      }
      return Json.text(decoded, "start");
    } catch (IOException | IllegalArgumentException e) {
      throw ApiFailure.badRequest("invalid continue token: continue key is not valid");
    }
  }

  private void checkVersion(ApiRequest request) {
    String version = request.parameter("resourceVersion");
    String match = request.parameter("resourceVersionMatch");
    FieldErrors errors = new FieldErrors();
    if (!match.isEmpty() && version.isEmpty()) {
      String why = "resourceVersionMatch is forbidden unless resourceVersion is provided";
      errors.forbidden("resourceVersionMatch", why);
    } else if (match.equals("Exact") && version.equals("0")) {
      String why = "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"";
      errors.forbidden("resourceVersionMatch", why);
    } else if (!List.of("", "Exact", "NotOlderThan").contains(match)) {
      errors.unsupported("resourceVersionMatch", match, List.of("Exact", "NotOlderThan"));
    }
    errors.throwIfAny("meta.k8s.io", "ListOptions", "");
    if (!version.isEmpty()) {
      compare(Versions.parse(version), match);
    }
  }

  private void compare(long version, String match) {
    if (match.equals("Exact") && version < log.oldest()) {
      throw ApiFailure.expired("The resourceVersion for the provided list is too old.");
    }
    if (version > store.version()) {
      String message = "Too large resource version: " + version + ", current: " + store.version();
      throw ApiFailure.of(504, "Timeout", "Timeout: " + message);
    }
  }
}
