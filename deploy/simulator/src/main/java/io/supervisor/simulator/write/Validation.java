package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Trait;
import java.util.List;
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

  static void update(Kind kind, ObjectNode live, ObjectNode next, String subresource) {
    FieldErrors errors = new FieldErrors();
    MetadataRules.check(kind, next, errors);
    MetadataRules.checkUpdate(live, next, errors);
    changes(kind, live, next, errors);
    if (kind.equals(KindTable.POD)) {
      PodRules.checkUpdate(live, next, subresource, errors);
    }
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
      case "cronjobs" -> CronRules.check(object, errors);
      case "secrets" -> secret(object, errors);
      default -> {}
    }
  }

  /** Secrets of some types have keys that must be there. */
  private static void secret(ObjectNode secret, FieldErrors errors) {
    List<String> keys =
        switch (Json.text(secret, "type")) {
          case "kubernetes.io/tls" -> List.of("tls.crt", "tls.key");
          case "kubernetes.io/ssh-auth" -> List.of("ssh-privatekey");
          case "kubernetes.io/dockerconfigjson" -> List.of(".dockerconfigjson");
          case "kubernetes.io/dockercfg" -> List.of(".dockercfg");
          default -> List.of();
        };
    for (String key : keys) {
      if (!secret.path("data").has(key)) {
        errors.required("data[" + key + "]", "");
      }
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
      case "rolebindings", "clusterrolebindings" -> role(live, next, errors);
      default -> {}
    }
  }

  private static void role(ObjectNode live, ObjectNode next, FieldErrors errors) {
    JsonNode wanted = next.path("roleRef");
    if (!Json.same(live.path("roleRef"), wanted)) {
      ObjectNode shown = Json.object();
      shown.put("APIGroup", Json.text(wanted, "apiGroup"));
      shown.put("Kind", Json.text(wanted, "kind")).put("Name", Json.text(wanted, "name"));
      errors.invalid("roleRef", Json.write(shown), "cannot change roleRef");
    }
  }

  private static void same(ObjectNode live, ObjectNode next, String field, FieldErrors errors) {
    if (!Json.same(live.path(field), next.path(field))) {
      String value = next.has(field) ? Json.write(next.path(field)) : "\"\"";
      errors.invalid(field, value, "field is immutable");
    }
  }
}
