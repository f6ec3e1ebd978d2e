package io.supervisor.simulator.http;

import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.store.ObjectStore;

/** Answers requests for parts of objects, and for kinds that are not kept. */
record PartHandler(
    ObjectStore store,
    WriteHandler writes,
    BindingHandler bindings,
    EvictionHandler evictions,
    ScaleHandler scales,
    TokenHandler tokens,
    LogHandler logs,
    ReviewHandler reviews) {

  Answer review(ApiRequest request, Target target) {
    return target.kind().plural().equals("bindings")
        ? bindings.bind(request, target.namespace(), "")
        : reviews.review(request, target);
  }

  Answer handle(ApiRequest request, Target target) {
    return switch (target.subresource() + " " + request.method()) {
      case "binding POST" -> bindings.bind(request, target.namespace(), target.name());
      case "eviction POST" -> evictions.evict(request, target);
      case "token POST" -> tokens.issue(request, target);
      case "scale GET" -> scales.get(target);
      case "scale PUT" -> scales.update(request, target);
      case "scale PATCH" -> scales.patch(request, target);
      case "finalize PUT" -> writes.update(request, target);
      case "log GET" -> logs.log(request, target);
      case "ephemeralcontainers PATCH" -> writes.patch(request, target);
      case "ephemeralcontainers PUT" -> writes.update(request, target);
      case "resize PATCH" -> writes.patch(request, target);
      case "exec POST", "exec GET", "attach POST", "attach GET" -> exec(target);
      case "portforward POST", "portforward GET" -> exec(target);
      default -> throw ApiFailure.methodNotAllowed();
    };
  }

  /** Containers run in name only: there is nothing to be connected with. */
  private Answer exec(Target target) {
    var pod =
        store
            .find(target.key())
            .orElseThrow(() -> ApiFailure.notFound(target.kind(), target.name()));
    boolean bound = !Json.text(pod, "spec", "nodeName").isEmpty();
    throw ApiFailure.badRequest(
        bound
            ? "pod " + target.name() + " runs in name only: nobody can be connected with it"
            : "pod " + target.name() + " does not have a host assigned");
  }
}
