package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Trait;
import io.supervisor.simulator.patch.JsonPatch;
import io.supervisor.simulator.patch.MergePatch;
import io.supervisor.simulator.patch.SchemaRules;
import io.supervisor.simulator.patch.StrategicMergePatch;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.FieldErrors;
import io.supervisor.simulator.write.ObjectWriter;
import io.supervisor.simulator.write.WriteOptions;
import java.util.function.UnaryOperator;

/** Answers POST, PUT and PATCH of objects and of their status. */
record WriteHandler(ObjectStore store, ObjectWriter writer, Renderer renderer) {

  Answer create(ApiRequest request, Target target) {
    Representation wanted = Representation.of(request.accept());
    WriteOptions options = request.writeOptions("CreateOptions");
    Kind kind = target.kind();
    ObjectNode object = BodyReader.object(request, kind);
    checkNamespace(target, object);
    if (!Meta.resourceVersion(object).isEmpty()) {
      throw ApiFailure.of(500, "", "resourceVersion should not be set on objects to be created");
    }
    ObjectNode created = writer.create(kind, target.namespace(), object, options);
    return wanted.body(201, renderer.one(kind, created, wanted, include(request)));
  }

  Answer update(ApiRequest request, Target target) {
    Representation wanted = Representation.of(request.accept());
    WriteOptions options = request.writeOptions("UpdateOptions");
    Kind kind = target.kind();
    ObjectNode object = BodyReader.object(request, kind);
    checkNamespace(target, object);
    checkName(target, object);
    if (kind.has(Trait.CREATE_ON_UPDATE) && store.find(target.key()).isEmpty()) {
      Meta.of(object).remove("resourceVersion");
      ObjectNode created = writer.create(kind, target.namespace(), object, options);
      return wanted.body(201, renderer.one(kind, created, wanted, include(request)));
    }
    String part = target.subresource();
    ObjectNode updated = writer.update(kind, target.key(), part, object, options);
    return wanted.body(200, renderer.one(kind, updated, wanted, include(request)));
  }

  Answer patch(ApiRequest request, Target target) {
    Representation wanted = Representation.of(request.accept());
    WriteOptions options = request.writeOptions("PatchOptions");
    String type = MediaType.one(request.contentType()).name();
    if (type.equals("application/apply-patch+yaml")) {
      return apply(request, target, options, wanted);
    }
    UnaryOperator<ObjectNode> change = change(request, target.kind(), type);
    FieldCheck check = new FieldCheck(request, target.kind());
    ObjectNode patched =
        writer.patch(
            target.kind(),
            target.key(),
            target.subresource(),
            live -> check.patched(change.apply(live)),
            options);
    return wanted.body(200, renderer.one(target.kind(), patched, wanted, include(request)));
  }

  static UnaryOperator<ObjectNode> change(ApiRequest request, Kind kind, String type) {
    switch (type) {
      case "application/json-patch+json" -> {
        return new JsonPatch(BodyReader.patch(request))::apply;
      }
      case "application/merge-patch+json" -> {
        return new MergePatch(BodyReader.patch(request))::apply;
      }
      case "application/strategic-merge-patch+json" -> {
        if (kind.has(Trait.CUSTOM)) {
          throw BodyReader.unsupported(
              "application/json-patch+json, application/merge-patch+json,"
                  + " application/apply-patch+yaml");
        }
        JsonNode patch = BodyReader.patch(request);
        return new StrategicMergePatch(patch, SchemaRules.of(kind))::apply;
      }
      default ->
          throw ApiFailure.withEmptyDetails(
              415, "UnsupportedMediaType", "415: Unsupported Media Type");
    }
  }

  private Answer apply(
      ApiRequest request, Target target, WriteOptions options, Representation wanted) {
    if (request.parameter("fieldManager").isEmpty()) {
      FieldErrors errors = new FieldErrors();
      errors.required("fieldManager", "is required for apply patch");
      errors.throwIfAny("meta.k8s.io", "PatchOptions", "");
    }
    ObjectNode object = BodyReader.yaml(request);
    checkApplied(target, object);
    boolean there = store.find(target.key()).isPresent();
    ObjectNode applied =
        writer.apply(target.kind(), target.key(), target.subresource(), object, options);
    int status = there ? 200 : 201;
    return wanted.body(status, renderer.one(target.kind(), applied, wanted, include(request)));
  }

  private static void checkApplied(Target target, ObjectNode object) {
    String apiVersion = Json.text(object, "apiVersion");
    String kind = Json.text(object, "kind");
    if (apiVersion.isEmpty() || kind.isEmpty()) {
      String group = apiVersion.contains("/") ? apiVersion : "/" + apiVersion;
      throw ApiFailure.badRequest("invalid object type: " + group + ", Kind=" + kind);
    }
    if (!kind.equals(target.kind().kind()) || !apiVersion.equals(target.kind().apiVersion())) {
      throw ApiFailure.badRequest(
          "the kind in the data (" + apiVersion + ", " + kind + ") does not match the URL");
    }
    if (Json.at(object, "metadata", "managedFields").isArray()) {
      throw ApiFailure.badRequest("metadata.managedFields must be nil");
    }
    if (Meta.name(object).isEmpty()) {
      Meta.of(object).put("name", target.name());
    }
    checkNamespace(target, object);
    checkName(target, object);
  }

  private static void checkName(Target target, ObjectNode object) {
    String name = Meta.name(object);
    if (name.isEmpty()) {
      Meta.of(object).put("name", target.name());
    } else if (!name.equals(target.name())) {
      throw ApiFailure.badRequest(
          "the name of the object ("
              + name
              + ") does not match the name on the URL ("
              + target.name()
              + ")");
    }
  }

  private static void checkNamespace(Target target, ObjectNode object) {
    String namespace = Meta.namespace(object);
    boolean home = target.kind().namespaced() && !target.kind().equals(KindTable.NAMESPACE);
    if (home && !namespace.isEmpty() && !namespace.equals(target.namespace())) {
      throw ApiFailure.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
  }

  private static String include(ApiRequest request) {
    return request.parameter("includeObject");
  }
}
