package io.supervisor.simulator.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request that cannot be done, with the Status that tells the client why. */
public final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One cause in the details of a Status. */
  public record Cause(String reason, String message, String field) {}

  private final int code;
  private final transient ObjectNode status;

  private ApiFailure(int code, ObjectNode status) {
    super(Json.text(status, "message"), null, false, false);
    this.code = code;
    this.status = status;
  }

  public int code() {
    return code;
  }

  public ObjectNode status() {
    return status;
  }

  public static ApiFailure of(int code, String reason, String message) {
    return new ApiFailure(code, body(code, reason, message));
  }

  public static ApiFailure withEmptyDetails(int code, String reason, String message) {
    ApiFailure failure = of(code, reason, message);
    failure.status.putObject("details");
    return failure;
  }

  public static ApiFailure about(Kind kind, String name, int code, String reason, String message) {
    return of(code, reason, message).details(name, kind.group(), kind.plural());
  }

  public static ApiFailure badRequest(String message) {
    return of(400, "BadRequest", message);
  }

  public static ApiFailure internal(String message) {
    return of(500, "InternalError", message);
  }

  public static ApiFailure unknownPath() {
    return withEmptyDetails(404, "NotFound", "the server could not find the requested resource");
  }

  public static ApiFailure methodNotAllowed() {
    return withEmptyDetails(
        405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
  }

  public static ApiFailure notFound(Kind kind, String name) {
    return about(kind, name, 404, "NotFound", kind.resourceName() + quoted(name) + " not found");
  }

  public static ApiFailure alreadyExists(Kind kind, String name, boolean deleting) {
    String prefix = deleting ? "object is being deleted: " : "";
    String message = prefix + kind.resourceName() + quoted(name) + " already exists";
    return about(kind, name, 409, "AlreadyExists", message);
  }

  public static ApiFailure modified(Kind kind, String name) {
    return conflict(
        kind,
        name,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  public static ApiFailure conflict(Kind kind, String name, String why) {
    String message =
        "Operation cannot be fulfilled on " + kind.resourceName() + quoted(name) + ": " + why;
    return about(kind, name, 409, "Conflict", message);
  }

  public static ApiFailure forbidden(Kind kind, String name, String why) {
    String subject = name.isEmpty() ? kind.resourceName() : kind.resourceName() + quoted(name);
    return about(kind, name, 403, "Forbidden", subject + " is forbidden: " + why);
  }

  public static ApiFailure expired(String message) {
    return of(410, "Expired", message);
  }

  /** An object or an options object that breaks rules; the group may be empty. */
  public static ApiFailure invalid(String group, String kind, String name, List<Cause> causes) {
    List<String> texts =
        causes.stream().map(c -> c.field() + ": " + c.message()).distinct().toList();
    String all = texts.size() == 1 ? texts.get(0) : "[" + String.join(", ", texts) + "]";
    String kindName = group.isEmpty() ? kind : kind + "." + group;
    ApiFailure failure = of(422, "Invalid", kindName + quoted(name) + " is invalid: " + all);
    return failure.details(name, group, kind).causes(causes);
  }

  public ApiFailure causes(List<Cause> causes) {
    var list = Json.child(status, "details").putArray("causes");
    for (Cause cause : causes) {
      ObjectNode entry = list.addObject();
      entry.put("reason", cause.reason()).put("message", cause.message());
      if (!cause.field().isEmpty()) {
        entry.put("field", cause.field());
      }
    }
    return this;
  }

  private ApiFailure details(String name, String group, String kind) {
    ObjectNode details = status.putObject("details");
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!group.isEmpty()) {
      details.put("group", group);
    }
    if (!kind.isEmpty()) {
      details.put("kind", kind);
    }
    int code = status.path("code").asInt();
    status.remove("code");
    status.put("code", code);
    return this;
  }

  private static String quoted(String name) {
    return " \"" + name + "\"";
  }

  private static ObjectNode body(int code, String reason, String message) {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", message);
    if (!reason.isEmpty()) {
      status.put("reason", reason);
    }
    return status.put("code", code);
  }
}
