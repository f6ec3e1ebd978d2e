package io.supervisor.simulator.schema;

import io.swagger.annotations.ApiModelProperty;
import java.lang.reflect.Method;

/** A field of a built-in type, as the model class of the client library describes it. */
record ModelField(String name, ModelType type, Method getter) {

  boolean required() {
    ApiModelProperty property = getter.getAnnotation(ApiModelProperty.class);
    return property != null && property.required();
  }

  String description() {
    ApiModelProperty property = getter.getAnnotation(ApiModelProperty.class);
    return property == null ? "" : property.value();
  }
}
