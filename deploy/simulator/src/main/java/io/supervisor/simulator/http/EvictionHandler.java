package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.control.PodConditions;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.LabelSelector;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.DeleteOptions;
import io.supervisor.simulator.write.ObjectRemoval;
import io.supervisor.simulator.write.ObjectWriter;
import java.util.List;

/** Deletes a pod unless a disruption budget says that too many would be missing. */
record EvictionHandler(
    ObjectStore store, ObjectWriter writer, ObjectRemoval removal, Timestamps times) {

  Answer evict(ApiRequest request, Target target) {
    ObjectNode body = BodyReader.decode(request, "Eviction");
    ObjectNode pod =
        store
            .find(target.key())
            .orElseThrow(() -> ApiFailure.notFound(target.kind(), target.name()));
    boolean pending = Json.text(pod, "status", "phase").equals("Pending");
    if (!pending) {
      store.list(KindTable.DISRUPTION_BUDGET, target.namespace()).stream()
          .filter(b -> LabelSelector.of(Json.at(b, "spec", "selector")).matches(pod))
          .filter(b -> Json.number(b, 0, "status", "disruptionsAllowed") <= 0)
          .findFirst()
          .ifPresent(EvictionHandler::refuse);
    }
    boolean dryRun = !request.parameter("dryRun").isEmpty();
    JsonNode options = body.path("deleteOptions");
    DeleteOptions wanted = DeleteOptions.parse(options);
    if (!pending && !dryRun && !wanted.dryRun()) {
      writer.amend(target.key(), this::mark);
    }
    removal.delete(
        KindTable.POD,
        target.key(),
        new DeleteOptions(
            wanted.propagation(),
            wanted.graceSeconds(),
            wanted.uid(),
            wanted.resourceVersion(),
            wanted.dryRun() || dryRun));
    return Answer.json(201, BindingHandler.success());
  }

  private void mark(ObjectNode pod) {
    ObjectNode condition =
        PodConditions.set(
            Json.child(pod, "status"),
            "DisruptionTarget",
            true,
            "EvictionByEvictionAPI",
            times.now());
    condition.put("message", "Eviction API: evicting");
  }

  private static void refuse(JsonNode budget) {
    String name = Json.text(budget, "metadata", "name");
    String message = "Cannot evict pod as it would violate the pod's disruption budget.";
    String healthy = Json.text(budget, "status", "currentHealthy");
    String desired = Json.text(budget, "status", "desiredHealthy");
    String cause =
        "The disruption budget %s needs %s healthy pods and has %s currently"
            .formatted(name, desired, healthy);
    throw ApiFailure.withEmptyDetails(429, "TooManyRequests", message)
        .causes(List.of(new ApiFailure.Cause("DisruptionBudget", cause, "")));
  }
}
