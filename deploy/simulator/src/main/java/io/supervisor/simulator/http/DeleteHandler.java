package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Trait;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.DeleteOptions;
import io.supervisor.simulator.write.ObjectRemoval;
import java.util.List;

/** Answers DELETE of one object and of a collection. */
record DeleteHandler(ObjectStore store, ObjectRemoval removal, Renderer renderer) {

  Answer delete(ApiRequest request, Target target) {
    Representation wanted = Representation.of(request.accept());
    ObjectRemoval.Outcome outcome = removal.delete(target.kind(), target.key(), options(request));
    Kind kind = target.kind();
    if (outcome.kept() || kind.has(Trait.DELETE_ANSWERS_OBJECT)) {
      return wanted.body(200, renderer.one(kind, outcome.object(), wanted, ""));
    }
    return wanted.body(200, success(kind, outcome.object()));
  }

  private static ObjectNode success(Kind kind, ObjectNode object) {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Success");
    ObjectNode details = status.putObject("details").put("name", Meta.name(object));
    if (!kind.group().isEmpty()) {
      details.put("group", kind.group());
    }
    details.put("kind", kind.plural()).put("uid", Meta.uid(object));
    return status;
  }

  Answer deleteAll(ApiRequest request, Target target) {
    Kind kind = target.kind();
    if (kind.has(Trait.NO_DELETE_COLLECTION)) {
      throw ApiFailure.methodNotAllowed();
    }
    Representation wanted = Representation.of(request.accept());
    Selection selection = Selection.of(request, target);
    DeleteOptions options = options(request);
    List<ObjectNode> found =
        store.list(kind, target.namespace()).stream().filter(selection::matches).toList();
    found.forEach(o -> removal.delete(kind, kind.key(o), options));
    ObjectNode metadata = Json.object().put("resourceVersion", Long.toString(store.version()));
    return wanted.body(200, renderer.list(kind, found, metadata, wanted, ""));
  }

  /** What the body says, else what the query says. */
  private static DeleteOptions options(ApiRequest request) {
    ObjectNode body =
        request.body().length == 0
            ? Json.object()
            : BodyReader.decode(request, "DeleteOptions").deepCopy();
    String policy = request.parameter("propagationPolicy");
    if (!policy.isEmpty() && !body.has("propagationPolicy")) {
      body.put("propagationPolicy", policy);
    }
    if (!request.parameter("gracePeriodSeconds").isEmpty() && !body.has("gracePeriodSeconds")) {
      body.put("gracePeriodSeconds", request.number("gracePeriodSeconds", 0));
    }
    if (!request.parameter("dryRun").isEmpty()) {
      body.putArray("dryRun").add(request.parameter("dryRun"));
    }
    return DeleteOptions.parse(body);
  }
}
