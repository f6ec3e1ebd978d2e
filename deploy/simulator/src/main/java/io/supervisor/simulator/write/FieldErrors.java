package io.supervisor.simulator.write;

import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.ApiFailure.Cause;
import io.supervisor.simulator.model.Kind;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with an object, field by field. */
public final class FieldErrors {
  private final List<Cause> causes = new ArrayList<>();

  public void required(String field, String detail) {
    String message = detail.isEmpty() ? "Required value" : "Required value: " + detail;
    causes.add(new Cause("FieldValueRequired", message, field));
  }

  public void invalid(String field, String value, String why) {
    causes.add(new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + why, field));
  }

  public void typeInvalid(String field, String value, String why) {
    causes.add(new Cause("FieldValueTypeInvalid", "Invalid value: " + value + ": " + why, field));
  }

  public void duplicate(String field, String value) {
    causes.add(new Cause("FieldValueDuplicate", "Duplicate value: " + value, field));
  }

  public void notFound(String field, String value) {
    causes.add(new Cause("FieldValueNotFound", "Not found: " + value, field));
  }

  public void forbidden(String field, String why) {
    causes.add(new Cause("FieldValueForbidden", "Forbidden: " + why, field));
  }

  public void unsupported(String field, String value, List<String> allowed) {
    List<String> quoted = allowed.stream().map(a -> "\"" + a + "\"").toList();
    String message =
        "Unsupported value: \"" + value + "\": supported values: " + String.join(", ", quoted);
    causes.add(new Cause("FieldValueNotSupported", message, field));
  }

  public void unsupportedList(String field, String values, String allowed) {
    String message = "Unsupported value: " + values + ": supported values: " + allowed;
    causes.add(new Cause("FieldValueNotSupported", message, field));
  }

  public boolean isEmpty() {
    return causes.isEmpty();
  }

  public void throwIfAny(Kind kind, String name) {
    throwIfAny(kind.group(), kind.kind(), name);
  }

  public void throwIfAny(String group, String kind, String name) {
    if (!causes.isEmpty()) {
      throw failure(group, kind, name);
    }
  }

  public ApiFailure failure(String group, String kind, String name) {
    return ApiFailure.invalid(group, kind, name, causes);
  }
}
