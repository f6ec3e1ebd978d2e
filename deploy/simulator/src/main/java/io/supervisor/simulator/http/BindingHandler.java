package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.control.Events;
import io.supervisor.simulator.control.PodConditions;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.ObjectWriter;
import io.supervisor.simulator.write.WriteOptions;

/** Binds a pod to a host, once. */
record BindingHandler(ObjectStore store, ObjectWriter writer, Events events, Timestamps times) {

  Answer bind(ApiRequest request, String namespace, String pathName) {
    ObjectNode binding = BodyReader.decode(request, "Binding");
    String name = pathName.isEmpty() ? Meta.name(binding) : pathName;
    ObjectKey key = KindTable.POD.key(namespace, name);
    ObjectNode pod = store.find(key).orElseThrow(() -> ApiFailure.notFound(KindTable.POD, name));
    String node = Json.text(binding, "target", "name");
    if (node.isEmpty()) {
      throw ApiFailure.of(500, "", "target.name: Required value");
    }
    check(pod, name, binding);
    WriteOptions options = request.writeOptions("CreateOptions");
    if (!options.dryRun()) {
      writer.amend(
          key,
          p -> {
            Json.child(p, "spec").put("nodeName", node);
            PodConditions.set(Json.child(p, "status"), "PodScheduled", true, "", times.now());
          });
      String scheduler = Json.text(pod, "spec", "schedulerName");
      String message = "Successfully assigned " + namespace + "/" + name + " to " + node;
      events.normal(KindTable.POD, pod, scheduler, "Scheduled", message);
    }
    return Answer.json(201, success());
  }

  private static void check(JsonNode pod, String name, JsonNode binding) {
    String bound = Json.text(pod, "spec", "nodeName");
    String why = "";
    if (!bound.isEmpty()) {
      why = "pod " + name + " is already assigned to node \"" + bound + "\"";
    } else if (Meta.deleting(pod)) {
      why = "pod " + name + " is being deleted, cannot be assigned to a host";
    } else if (!Meta.uid(binding).isEmpty() && !Meta.uid(binding).equals(Meta.uid(pod))) {
      why = "Precondition failed: UID in precondition: " + Meta.uid(binding);
    }
    if (!why.isEmpty()) {
      String message = "Operation cannot be fulfilled on pods/binding \"" + name + "\": " + why;
      ApiFailure failure = ApiFailure.withEmptyDetails(409, "Conflict", message);
      Json.child(failure.status(), "details").put("name", name).put("kind", "pods/binding");
      throw failure;
    }
  }

  static ObjectNode success() {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    return status.put("status", "Success").put("code", 201);
  }
}
