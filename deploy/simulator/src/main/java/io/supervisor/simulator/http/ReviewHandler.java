package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.access.AccessQuestion;
import io.supervisor.simulator.access.Caller;
import io.supervisor.simulator.access.RoleAccess;
import io.supervisor.simulator.access.Tokens;
import io.supervisor.simulator.apply.ManagedFields;
import io.supervisor.simulator.apply.Writer;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.write.FieldErrors;
import java.util.Map;
import java.util.Optional;

/** Answers questions about who somebody is and what they may do. */
record ReviewHandler(RoleAccess access, Tokens tokens, Timestamps times) {

  Answer review(ApiRequest request, Target target) {
    ObjectNode review = BodyReader.object(request, target.kind()).deepCopy();
    review.put("kind", target.kind().kind()).put("apiVersion", target.kind().apiVersion());
    Json.child(review, "metadata");
    String manager = request.writeOptions("CreateOptions").manager();
    Writer writer = new Writer(manager, "", times.now());
    ManagedFields.updated(target.kind(), MissingNode.getInstance(), review, writer);
    switch (target.kind().plural()) {
      case "selfsubjectreviews" -> whoAmI(review, request.caller());
      case "tokenreviews" -> token(review);
      case "selfsubjectrulesreviews" -> rules(review, request.caller());
      case "selfsubjectaccessreviews" -> access(review, request.caller());
      case "localsubjectaccessreviews" -> {
        checkNamespace(review, target);
        access(review, subject(review.path("spec")));
      }
      default -> access(review, subject(review.path("spec")));
    }
    return Answer.json(201, review);
  }

  private static void checkNamespace(JsonNode review, Target target) {
    String asked = Json.text(review, "spec", "resourceAttributes", "namespace");
    if (!asked.equals(target.namespace())) {
      FieldErrors errors = new FieldErrors();
      String why = "must match metadata.namespace";
      errors.invalid("spec.resourceAttributes.namespace", "\"" + asked + "\"", why);
      errors.throwIfAny("authorization.k8s.io", "", "");
    }
  }

  private void whoAmI(ObjectNode review, Caller caller) {
    Json.child(review, "metadata").put("creationTimestamp", times.now()).remove("managedFields");
    Json.child(review, "status").set("userInfo", userInfo(caller));
  }

  private static ObjectNode userInfo(Caller caller) {
    ObjectNode info = Json.object().put("username", caller.name());
    if (!caller.uid().isEmpty()) {
      info.put("uid", caller.uid());
    }
    caller.groups().forEach(info.putArray("groups")::add);
    return info;
  }

  private void token(ObjectNode review) {
    Optional<Caller> caller = tokens.caller(Json.text(review, "spec", "token"));
    ObjectNode status = Json.child(review, "status");
    if (caller.isPresent()) {
      status.put("authenticated", true).set("user", userInfo(caller.get()));
    } else {
      status.putObject("user");
      status.put("error", "invalid bearer token");
    }
  }

  private void access(ObjectNode review, Caller caller) {
    JsonNode spec = review.path("spec");
    JsonNode resource = spec.path("resourceAttributes");
    JsonNode path = spec.path("nonResourceAttributes");
    if (resource.isObject() == path.isObject()) {
      FieldErrors errors = new FieldErrors();
      String why = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
      errors.invalid("spec.resourceAttributes", "null", why);
      errors.throwIfAny("authorization.k8s.io", "", "");
    }
    boolean allowed =
        path.isObject()
            ? access.pathAllowed(caller, Json.text(path, "path"), Json.text(path, "verb"))
            : access.allowed(caller, question(resource));
    ObjectNode status = Json.child(review, "status").removeAll().put("allowed", allowed);
    if (allowed && resource.isObject()) {
      access.reason(caller, question(resource)).ifPresent(why -> status.put("reason", why));
    }
  }

  private static AccessQuestion question(JsonNode resource) {
    String part = Json.text(resource, "subresource");
    String plural = Json.text(resource, "resource");
    return new AccessQuestion(
        Json.text(resource, "verb"),
        Json.text(resource, "group"),
        part.isEmpty() ? plural : plural + "/" + part,
        Json.text(resource, "namespace"),
        Json.text(resource, "name"));
  }

  private static Caller subject(JsonNode spec) {
    return new Caller(Json.text(spec, "user"), "", Json.texts(spec.path("groups")), Map.of());
  }

  private void rules(ObjectNode review, Caller caller) {
    String namespace = Json.text(review, "spec", "namespace");
    Json.child(review, "spec").remove("namespace");
    ((ObjectNode) review.path("metadata")).remove("managedFields");
    ObjectNode status = Json.child(review, "status").removeAll();
    ArrayNode resources = status.putArray("resourceRules");
    ArrayNode paths = status.putArray("nonResourceRules");
    if (caller.allPowerful()) {
      resources.addObject().set("verbs", all());
      ((ObjectNode) resources.get(0)).set("apiGroups", all());
      ((ObjectNode) resources.get(0)).set("resources", all());
      paths.addObject().set("verbs", all());
      ((ObjectNode) paths.get(0)).set("nonResourceURLs", all());
    }
    for (JsonNode rule : access.rules(caller, namespace)) {
      (rule.has("nonResourceURLs") ? paths : resources).add(rule);
    }
    status.put("incomplete", false);
  }

  private static ArrayNode all() {
    return Json.array().add("*");
  }
}
