package io.supervisor.simulator.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Names;
import io.supervisor.simulator.model.Trait;
import io.supervisor.simulator.schema.OpenApiTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * OpenAPI documents made from the table of kinds, the types that the client library has for them,
 * and the schemas of custom resources.
 */
public record OpenApi(Discovery discovery) {
  private static final List<String> PATCHES =
      List.of("apply-patch+yaml", "json-patch+json", "merge-patch+json");
  private static final List<String> PARAMETERS =
      List.of("dryRun", "fieldManager", "fieldValidation", "force");

  /** The list of documents, each with a path that changes when the document does. */
  public ObjectNode index() {
    ObjectNode body = Json.object();
    ObjectNode paths = body.putObject("paths");
    add(paths, "api/v1", "", "v1");
    discovery
        .groups()
        .forEach((g, versions) -> versions.forEach(v -> add(paths, "apis/" + g + "/" + v, g, v)));
    return body;
  }

  private void add(ObjectNode paths, String path, String group, String version) {
    String hash = hash(discovery.of(group, version));
    String link = "/openapi/v3/" + path + "?hash=" + hash.toUpperCase(Locale.ROOT);
    paths.putObject(path).put("serverRelativeURL", link);
  }

  /** A word that changes when a kind comes, goes or gets another schema. */
  private static String hash(List<Kind> kinds) {
    StringBuilder text = new StringBuilder();
    for (Kind kind : kinds) {
      text.append(kind.kind()).append(' ').append(kind.schema()).append('\n');
    }
    return Names.hash(text.toString());
  }

  /** The document of one version; empty when it has no kinds. */
  public Optional<ObjectNode> document(String group, String version) {
    List<Kind> kinds = discovery.of(group, version);
    if (kinds.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode body = Json.object().put("openapi", "3.0.0");
    body.putObject("info").put("title", "Supervisor simulator").put("version", "v1");
    ObjectNode paths = body.putObject("paths");
    ObjectNode schemas = body.putObject("components").putObject("schemas");
    for (Kind kind : kinds) {
      schemas.set(schemaName(kind), schema(kind, schemas));
      paths(paths, kind);
    }
    return Optional.of(body);
  }

  /** The name of the kind's schema: its group backwards, its version and its kind. */
  private static String schemaName(Kind kind) {
    String group = kind.group().isEmpty() ? "core" : kind.group();
    List<String> parts = new ArrayList<>(List.of(group.split("\\.")));
    Collections.reverse(parts);
    return String.join(".", parts) + "." + kind.version() + "." + kind.kind();
  }

  private static ObjectNode schema(Kind kind, ObjectNode schemas) {
    ObjectNode schema =
        kind.has(Trait.CUSTOM)
            ? custom(kind)
            : new OpenApiTypes(schemas).kind(kind).orElseGet(OpenApi::open);
    schema.putArray("x-kubernetes-group-version-kind").add(identity(kind));
    return schema;
  }

  private static ObjectNode open() {
    return Json.object().put("type", "object").put("x-kubernetes-preserve-unknown-fields", true);
  }

  private static ObjectNode custom(Kind kind) {
    ObjectNode schema = kind.schema().isObject() ? kind.schema().deepCopy() : open();
    ObjectNode properties = Json.child(schema.put("type", "object"), "properties");
    for (String name : List.of("apiVersion", "kind")) {
      properties.putObject(name).put("type", "string");
    }
    properties.set("metadata", open());
    return schema;
  }

  private static ObjectNode identity(Kind kind) {
    return Json.object()
        .put("group", kind.group())
        .put("kind", kind.kind())
        .put("version", kind.version());
  }

  private static void paths(ObjectNode paths, Kind kind) {
    String root = kind.group().isEmpty() ? "/api/v1" : "/apis/" + kind.apiVersion();
    String home = kind.namespaced() ? root + "/namespaces/{namespace}" : root;
    String collection = home + "/" + kind.plural();
    ObjectNode all = paths.putObject(collection);
    all.set("post", operation(kind, "post"));
    if (ReviewKinds.contains(kind)) {
      return;
    }
    all.set("get", operation(kind, "list"));
    ObjectNode one = paths.putObject(collection + "/{name}");
    one.set("get", operation(kind, "get"));
    one.set("put", operation(kind, "put"));
    one.set("patch", patch(kind));
    one.set("delete", operation(kind, "delete"));
  }

  private static ObjectNode operation(Kind kind, String action) {
    ObjectNode operation = Json.object().put("x-kubernetes-action", action);
    operation.set("x-kubernetes-group-version-kind", identity(kind));
    ArrayNode parameters = operation.putArray("parameters");
    if (!List.of("get", "list").contains(action)) {
      PARAMETERS.forEach(p -> parameters.add(parameter(p)));
    }
    ObjectNode ok = Json.child(operation, "responses", "200").put("description", "OK");
    Json.child(ok, "content", "application/json", "schema")
        .put("$ref", "#/components/schemas/" + schemaName(kind));
    return operation;
  }

  private static ObjectNode patch(Kind kind) {
    ObjectNode operation = operation(kind, "patch");
    ObjectNode content = Json.child(operation, "requestBody", "content");
    List<String> types = new ArrayList<>(PATCHES);
    if (!kind.has(Trait.CUSTOM)) {
      types.add("strategic-merge-patch+json");
    }
    for (String type : types) {
      Json.child(content, "application/" + type, "schema").put("type", "object");
    }
    return operation;
  }

  private static ObjectNode parameter(String name) {
    ObjectNode parameter = Json.object().put("name", name).put("in", "query");
    parameter.putObject("schema").put("type", name.equals("force") ? "boolean" : "string");
    return parameter.put("uniqueItems", true);
  }
}
