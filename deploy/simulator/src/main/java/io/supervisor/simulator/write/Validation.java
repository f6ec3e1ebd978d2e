package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Trait;
import java.util.Set;

/** Refuses objects that the API would refuse. */
final class Validation {
  private Validation() {}

  static void create(Kind kind, ObjectNode object) {
    FieldErrors errors = new FieldErrors();
    MetadataRules.check(kind, object, errors);
    content(kind, object, errors);
    errors.throwIfAny(kind, Meta.name(object));
  }

  static void update(Kind kind, ObjectNode live, ObjectNode next) {
    FieldErrors errors = new FieldErrors();
    MetadataRules.check(kind, next, errors);
    MetadataRules.checkUpdate(live, next, errors);
    changes(kind, live, next, errors);
    content(kind, next, errors);
    errors.throwIfAny(kind, Meta.name(next));
  }

  private static void content(Kind kind, ObjectNode object, FieldErrors errors) {
    if (kind.has(Trait.CUSTOM)) {
      new CustomSchema(kind.schema()).check(object, errors);
      return;
    }
    switch (kind.plural()) {
      case "pods" -> PodRules.check(object.path("spec"), "spec", Set.of(), errors);
      case "services" -> ServiceRules.check(object, errors);
      case "deployments", "replicasets", "daemonsets", "statefulsets" ->
          WorkloadRules.check(object, true, errors);
      case "jobs" -> WorkloadRules.check(object, false, errors);
      case "customresourcedefinitions" -> definition(object, errors);
      default -> {}
    }
  }

  private static void definition(ObjectNode object, FieldErrors errors) {
    JsonNode spec = object.path("spec");
    String plural = Json.text(spec, "names", "plural");
    String name = plural + "." + Json.text(spec, "group");
    if (!name.equals(Meta.name(object))) {
      String why = "must be spec.names.plural+\".\"+spec.group";
      errors.invalid("metadata.name", "\"" + Meta.name(object) + "\"", why);
    }
    if (spec.path("versions").isEmpty()) {
      errors.required("spec.versions", "");
    }
    if (Json.text(spec, "names", "kind").isEmpty()) {
      errors.required("spec.names.kind", "");
    }
  }

  private static void changes(Kind kind, ObjectNode live, ObjectNode next, FieldErrors errors) {
    switch (kind.plural()) {
      case "services" -> ServiceRules.checkUpdate(live, next, errors);
      case "deployments", "replicasets", "daemonsets", "statefulsets" ->
          WorkloadRules.checkUpdate(live, next, errors);
      case "secrets" -> same(live, next, "type", errors);
      case "rolebindings", "clusterrolebindings" -> same(live, next, "roleRef", errors);
      default -> {}
    }
  }

  private static void same(ObjectNode live, ObjectNode next, String field, FieldErrors errors) {
    if (!Json.same(live.path(field), next.path(field))) {
      String value = next.has(field) ? Json.write(next.path(field)) : "\"\"";
      errors.invalid(field, value, "field is immutable");
    }
  }
}
