package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.FieldSelector;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.LabelSelector;
import io.supervisor.simulator.model.Meta;

/** Which objects of a collection a request is about. */
record Selection(LabelSelector labels, FieldSelector fields, String name) {

  static Selection of(ApiRequest request, Target target) {
    Kind kind = target.kind();
    return new Selection(
        LabelSelector.parse(request.parameter("labelSelector")),
        FieldSelector.parse(kind, request.parameter("fieldSelector")),
        target.name());
  }

  boolean matches(JsonNode object) {
    return (name.isEmpty() || name.equals(Meta.name(object)))
        && labels.matches(object)
        && fields.matches(object);
  }

  boolean everything() {
    return labels.isEmpty() && fields.terms().isEmpty();
  }
}
