package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.fault.Fault;
import io.supervisor.simulator.fault.Faults;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.ApiFailure.Cause;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.ChangeLog;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.FieldErrors;
import java.util.List;
import java.util.Optional;

/** Answers GET: one object, or a page of a collection. */
record ReadHandler(ObjectStore store, ChangeLog log, Faults faults, Renderer renderer) {

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
    Optional<Continuation> from = continuation(request);
    long version = version(request, from);
    Kind kind = target.kind();
    List<ObjectNode> found =
        log.at(version, kind, store.list(kind, target.namespace())).stream()
            .filter(o -> target.namespace().isEmpty() || inNamespace(o, target.namespace()))
            .filter(selection::matches)
            .filter(o -> from.isEmpty() || place(o).compareTo(from.get().start()) > 0)
            .toList();
    ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(version));
    List<ObjectNode> page = page(request, found, metadata, selection, version);
    Representation wanted = Representation.of(request.accept());
    String include = request.parameter("includeObject");
    return wanted.body(200, renderer.list(kind, page, metadata, wanted, include));
  }

  private static boolean inNamespace(JsonNode object, String namespace) {
    return Meta.namespace(object).equals(namespace);
  }

  private Optional<Continuation> continuation(ApiRequest request) {
    String token = request.parameter("continue");
    if (token.isEmpty()) {
      return Optional.empty();
    }
    if (!List.of("", "0").contains(request.parameter("resourceVersion"))) {
      throw ApiFailure.badRequest("specifying resource version is not allowed when using continue");
    }
    Continuation from = Continuation.decode(token);
    if (from.version() >= 0 && from.version() < log.oldest()) {
      throw from.expired();
    }
    return Optional.of(from);
  }

  /** The version at which the list is read. */
  private long version(ApiRequest request, Optional<Continuation> from) {
    if (from.isPresent() && from.get().version() >= 0) {
      return from.get().version();
    }
    boolean exact = request.parameter("resourceVersionMatch").equals("Exact");
    if (exact) {
      return Versions.parse(request.parameter("resourceVersion"));
    }
    return faults
        .take(Fault.Type.STALE_LIST, request.method(), request.path())
        .map(Fault::version)
        .orElse(store.version());
  }

  private static List<ObjectNode> page(
      ApiRequest request,
      List<ObjectNode> found,
      ObjectNode metadata,
      Selection selection,
      long version) {
    int limit = (int) Math.min(Integer.MAX_VALUE, request.number("limit", 0));
    if (limit <= 0 || found.size() <= limit) {
      return found;
    }
    List<ObjectNode> page = found.subList(0, limit);
    metadata.put("continue", new Continuation(version, place(page.get(limit - 1))).encode());
    if (selection.everything()) {
      metadata.put("remainingItemCount", found.size() - limit);
    }
    return page;
  }

  private static String place(JsonNode object) {
    return Meta.namespace(object) + "/" + Meta.name(object);
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
      errors.unsupported("resourceVersionMatch", match, List.of("Exact", "NotOlderThan", ""));
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
      ApiFailure failure =
          ApiFailure.withEmptyDetails(504, "Timeout", "Timeout: " + message)
              .causes(
                  List.of(new Cause("ResourceVersionTooLarge", "Too large resource version", "")));
      Json.child(failure.status(), "details").put("retryAfterSeconds", 1);
      throw failure;
    }
  }
}
