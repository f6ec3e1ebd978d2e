package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.LabelSelector;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.FieldErrors;
import io.supervisor.simulator.write.ObjectWriter;
import java.util.List;

/** Shows and sets the number of replicas of a workload as a Scale. */
record ScaleHandler(ObjectStore store, ObjectWriter writer) {

  Answer get(Target target) {
    return Answer.json(200, scale(live(target)));
  }

  Answer update(ApiRequest request, Target target) {
    return set(request, target, BodyReader.decode(request, "Scale"));
  }

  Answer patch(ApiRequest request, Target target) {
    String type = MediaType.one(request.contentType()).name();
    ObjectNode current = scale(live(target));
    return set(request, target, WriteHandler.change(request, target.kind(), type).apply(current));
  }

  private Answer set(ApiRequest request, Target target, ObjectNode wanted) {
    ObjectNode live = live(target);
    String version = Meta.resourceVersion(wanted);
    if (!version.isEmpty() && !version.equals(Meta.resourceVersion(live))) {
      throw ApiFailure.modified(target.kind(), target.name());
    }
    JsonNode asked = Json.at(wanted, "spec", "replicas");
    if (!asked.isMissingNode() && !(asked.isIntegralNumber() && asked.canConvertToInt())) {
      throw ApiFailure.badRequest(
          "Scale in version \"v1\" cannot be handled as a Scale: json: cannot unmarshal "
              + asked
              + " into Go struct field ScaleSpec.spec.replicas of type int32");
    }
    long replicas = asked.asLong();
    if (replicas < 0) {
      FieldErrors errors = new FieldErrors();
      String why = "must be greater than or equal to 0";
      errors.invalid("spec.replicas", Long.toString(replicas), why);
      errors.throwIfAny("autoscaling", "Scale", target.name());
    }
    ObjectNode scaled =
        writer.patch(
            target.kind(),
            target.key(),
            "scale",
            o -> {
              Json.child(o, "spec").put("replicas", replicas);
              return o;
            },
            request.writeOptions("UpdateOptions"));
    return Answer.json(200, scale(scaled));
  }

  private ObjectNode live(Target target) {
    return store
        .find(target.key())
        .orElseThrow(() -> ApiFailure.notFound(target.kind(), target.name()));
  }

  private static ObjectNode scale(JsonNode workload) {
    ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    ObjectNode metadata = scale.putObject("metadata");
    for (String name :
        List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
      metadata.set(name, Json.at(workload, "metadata", name));
    }
    ObjectNode spec = scale.putObject("spec");
    long replicas = Json.number(workload, 0, "spec", "replicas");
    if (replicas != 0) {
      spec.put("replicas", replicas);
    }
    scale
        .putObject("status")
        .put("replicas", Json.number(workload, 0, "status", "replicas"))
        .put("selector", LabelSelector.of(Json.at(workload, "spec", "selector")).print());
    return scale;
  }
}
