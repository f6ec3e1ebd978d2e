package io.supervisor.simulator.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers what a caller may do from the roles and role bindings that are in the store now. */
public record RoleAccess(ObjectStore store) {

  public boolean allowed(Caller caller, AccessQuestion question) {
    if (caller.allPowerful()) {
      return true;
    }
    return rules(caller, question.namespace()).stream().anyMatch(r -> grants(r, question));
  }

  public boolean pathAllowed(Caller caller, String path, String verb) {
    if (caller.allPowerful()) {
      return true;
    }
    return rules(caller, "").stream()
        .anyMatch(r -> covers(r.path("nonResourceURLs"), path) && has(r, "verbs", verb));
  }

  /** A star at the end stands for whatever follows. */
  private static boolean covers(JsonNode urls, String path) {
    for (JsonNode url : urls) {
      String text = url.asText();
      boolean prefix = text.endsWith("*") && path.startsWith(text.substring(0, text.length() - 1));
      if (prefix || text.equals(path)) {
        return true;
      }
    }
    return false;
  }

  /** Which binding lets the caller do it, as the API words it; empty for those who may do all. */
  public Optional<String> reason(Caller caller, AccessQuestion question) {
    if (caller.allPowerful()) {
      return Optional.empty();
    }
    return bindings(caller, question.namespace()).stream()
        .filter(b -> rulesOf(b).stream().anyMatch(r -> grants(r, question)))
        .map(b -> reason(caller, b))
        .findFirst();
  }

  private static String reason(Caller caller, JsonNode binding) {
    String namespace = Meta.namespace(binding);
    String kind = namespace.isEmpty() ? "ClusterRoleBinding" : "RoleBinding";
    String name = Meta.name(binding) + (namespace.isEmpty() ? "" : "/" + namespace);
    for (JsonNode subject : binding.path("subjects")) {
      if (matches(subject, binding, caller)) {
        return "RBAC: allowed by %s \"%s\" of %s \"%s\" to %s \"%s\""
            .formatted(
                kind,
                name,
                Json.text(binding, "roleRef", "kind"),
                Json.text(binding, "roleRef", "name"),
                Json.text(subject, "kind"),
                subjectName(subject));
      }
    }
    return "";
  }

  private static String subjectName(JsonNode subject) {
    String namespace = Json.text(subject, "namespace");
    String name = Json.text(subject, "name");
    return namespace.isEmpty() ? name : name + "/" + namespace;
  }

  /** All rules that count for the caller in the namespace. */
  public List<JsonNode> rules(Caller caller, String namespace) {
    return bindings(caller, namespace).stream().flatMap(b -> rulesOf(b).stream()).toList();
  }

  private List<JsonNode> bindings(Caller caller, String namespace) {
    List<JsonNode> bindings = new ArrayList<>();
    store.list(KindTable.CLUSTER_ROLE_BINDING, "").stream()
        .filter(b -> binds(b, caller))
        .forEach(bindings::add);
    if (!namespace.isEmpty()) {
      store.list(KindTable.ROLE_BINDING, namespace).stream()
          .filter(b -> binds(b, caller))
          .forEach(bindings::add);
    }
    return bindings;
  }

  private List<JsonNode> rulesOf(JsonNode binding) {
    return role(binding, Meta.namespace(binding));
  }

  private List<JsonNode> role(JsonNode binding, String namespace) {
    String kind = Json.text(binding, "roleRef", "kind");
    String name = Json.text(binding, "roleRef", "name");
    Kind role = kind.equals("Role") ? KindTable.ROLE : KindTable.CLUSTER_ROLE;
    List<JsonNode> rules = new ArrayList<>();
    store.find(role, namespace, name).ifPresent(r -> r.path("rules").forEach(rules::add));
    return rules;
  }

  private static boolean binds(JsonNode binding, Caller caller) {
    for (JsonNode subject : binding.path("subjects")) {
      if (matches(subject, binding, caller)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(JsonNode subject, JsonNode binding, Caller caller) {
    String name = Json.text(subject, "name");
    String namespace = Json.text(subject, "namespace");
    return switch (Json.text(subject, "kind")) {
      case "User" -> name.equals(caller.name());
      case "Group" -> caller.groups().contains(name);
      case "ServiceAccount" -> {
        String home = namespace.isEmpty() ? Meta.namespace(binding) : namespace;
        yield caller.name().equals("system:serviceaccount:" + home + ":" + name);
      }
      default -> false;
    };
  }

  private static boolean grants(JsonNode rule, AccessQuestion question) {
    List<String> names = Json.texts(rule.path("resourceNames"));
    return has(rule, "verbs", question.verb())
        && has(rule, "apiGroups", question.group())
        && resource(rule, question.resource())
        && (names.isEmpty() || names.contains(question.name()));
  }

  private static boolean resource(JsonNode rule, String resource) {
    int slash = resource.indexOf('/');
    String anySub = slash < 0 ? resource : "*" + resource.substring(slash);
    return has(rule, "resources", resource) || has(rule, "resources", anySub);
  }

  private static boolean has(JsonNode rule, String list, String value) {
    List<String> values = Json.texts(rule.path(list));
    return values.contains("*") || values.contains(value);
  }
}
