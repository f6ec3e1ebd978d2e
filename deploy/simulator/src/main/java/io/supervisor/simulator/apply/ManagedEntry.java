package io.supervisor.simulator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;

/** What one manager owns through one way of writing; no time when that changed nothing. */
record ManagedEntry(Owner owner, String time, FieldSet fields) {

  /** Who writes, and how. */
  record Owner(String manager, String operation, String apiVersion, String subresource) {
    boolean applies() {
      return operation.equals("Apply");
    }
  }

  static ManagedEntry parse(JsonNode json) {
    Owner owner =
        new Owner(
            Json.text(json, "manager"),
            Json.text(json, "operation"),
            Json.text(json, "apiVersion"),
            Json.text(json, "subresource"));
    FieldSet fields = FieldSet.parse(json.path("fieldsV1"));
    return new ManagedEntry(owner, Json.text(json, "time"), new FieldSet(false, fields.children()));
  }

  ObjectNode write() {
    ObjectNode json = Json.object();
    json.put("manager", owner.manager()).put("operation", owner.operation());
    json.put("apiVersion", owner.apiVersion());
    if (!time.isEmpty()) {
      json.put("time", time);
    }
    json.put("fieldsType", "FieldsV1");
    json.set("fieldsV1", fields.write());
    if (!owner.subresource().isEmpty()) {
      json.put("subresource", owner.subresource());
    }
    return json;
  }

  ManagedEntry with(FieldSet next) {
    return new ManagedEntry(owner, time, next);
  }
}
