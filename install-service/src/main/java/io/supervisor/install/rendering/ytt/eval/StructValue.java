package io.supervisor.install.rendering.ytt.eval;

import java.util.LinkedHashMap;
import java.util.Map;

/** A value with named attributes: a struct, a module, or the data values. */
public final class StructValue {

  private final String type;
  private final Map<String, Object> fields;

  public StructValue(String type, Map<String, ?> fields) {
    this.type = type;
    this.fields = new LinkedHashMap<>(fields);
  }

  public String type() {
    return type;
  }

  public Map<String, Object> fields() {
    return fields;
  }
}
