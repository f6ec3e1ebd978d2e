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
      case "log GET" -> log(target);
      default -> throw ApiFailure.methodNotAllowed();
    };
  }

  /** Containers run in name only: what they say is that they started. */
  private Answer log(Target target) {
    var pod =
        store
            .find(target.key())
            .orElseThrow(() -> ApiFailure.notFound(target.kind(), target.name()));
    boolean bound = !Json.text(pod, "spec", "nodeName").isEmpty();
    return bound ? Answer.text(200, "started\n") : Answer.text(204, "");
  }
}
