package io.supervisor.simulator.http;

import io.supervisor.simulator.access.AccessQuestion;
import io.supervisor.simulator.access.RoleAccess;
import io.supervisor.simulator.discovery.ReviewKinds;
import io.supervisor.simulator.discovery.Subresource;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Trait;
import java.util.List;

/** Checks that the caller may do it, and sends a request for a resource to who can do it. */
record ResourceHandler(
    RoleAccess access,
    ReadHandler reads,
    WatchHandler watches,
    WriteHandler writes,
    DeleteHandler deletes,
    PartHandler parts) {
  private static final String APPLY = "application/apply-patch";

  Answer handle(ApiRequest request, Target target) {
    if (!Subresource.exists(target.kind(), target.subresource())) {
      throw target.kind().has(Trait.CUSTOM)
          ? ApiFailure.notFound(target.kind(), target.name())
          : ApiFailure.unknownPath();
    }
    String verb = verb(request, target);
    String include = request.parameter("includeObject");
    if (!List.of("", "None", "Metadata", "Object").contains(include)) {
      throw ApiFailure.badRequest(
          "Unable to convert to Table as requested: includeObject: Invalid value: \""
              + include
              + "\": must be 'Metadata', 'Object', 'None', or empty");
    }
    if (target.kind().equals(KindTable.ENDPOINTS)) {
      request
          .warnings()
          .add("v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
    }
    authorize(request, target, verb);
    if (ReviewKinds.contains(target.kind())) {
      return parts.review(request, target);
    }
    if (!target.subresource().isEmpty() && !target.subresource().equals("status")) {
      return parts.handle(request, target);
    }
    return switch (verb) {
      case "get" -> reads.get(request, target);
      case "list" -> reads.list(request, target);
      case "watch" -> watches.watch(request, target);
      case "create" -> writes.create(request, target);
      case "update" -> writes.update(request, target);
      case "patch" -> writes.patch(request, target);
      case "delete" -> deletes.delete(request, target);
      default -> deletes.deleteAll(request, target);
    };
  }

  private void authorize(ApiRequest request, Target target, String verb) {
    permit(request, target, verb);
    boolean applies = verb.equals("patch") && request.contentType().startsWith(APPLY);
    boolean creates = applies || target.kind().has(Trait.CREATE_ON_UPDATE) && verb.equals("update");
    boolean whole = target.subresource().isEmpty();
    if (creates && whole && access.store().find(target.key()).isEmpty()) {
      permit(request, target, "create");
    }
  }

  /** A namespace counts as being in itself. */
  private void permit(ApiRequest request, Target target, String verb) {
    boolean namespace = target.kind().equals(KindTable.NAMESPACE);
    String home = namespace ? target.name() : target.namespace();
    AccessQuestion question =
        AccessQuestion.of(verb, target.kind(), target.subresource(), home, target.name());
    if (!access.allowed(request.caller(), question)) {
      throw ApiFailure.forbidden(target.kind(), target.name(), question.refusal(request.caller()));
    }
  }

  private static String verb(ApiRequest request, Target target) {
    boolean all = target.collection();
    boolean part = !target.subresource().isEmpty();
    boolean review = ReviewKinds.contains(target.kind());
    boolean watch = target.watch() || request.flag("watch");
    String verb =
        switch (request.method()) {
          case "GET", "HEAD" -> watch && !part ? "watch" : all ? "list" : "get";
          case "POST" -> all || part ? "create" : "";
          case "PUT" -> all ? "" : "update";
          case "PATCH" -> all ? "" : "patch";
          case "DELETE" -> part ? "" : all ? "deletecollection" : "delete";
          default -> "";
        };
    boolean homeless = target.kind().namespaced() && all && target.namespace().isEmpty();
    if (verb.isEmpty() || review && !verb.equals("create") || homeless && !reading(verb)) {
      throw ApiFailure.methodNotAllowed();
    }
    return verb;
  }

  private static boolean reading(String verb) {
    return verb.equals("list") || verb.equals("watch");
  }
}
