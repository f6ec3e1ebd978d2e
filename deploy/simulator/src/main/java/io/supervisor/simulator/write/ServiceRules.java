package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import java.util.List;

/** What a Service must say, and what of it stays as it is. */
final class ServiceRules {
  private static final List<String> TYPES =
      List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");

  private ServiceRules() {}

  static void check(JsonNode object, FieldErrors errors) {
    JsonNode spec = object.path("spec");
    String type = Json.text(spec, "type");
    if (!TYPES.contains(type)) {
      errors.unsupported("spec.type", type, TYPES);
    }
    JsonNode ports = spec.path("ports");
    boolean headless = Json.text(spec, "clusterIP").equals("None");
    if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
      errors.required("spec.ports", "");
    }
    for (int i = 0; i < ports.size(); i++) {
      port(ports.get(i), "spec.ports[" + i + "]", ports.size() > 1, errors);
    }
  }

  private static void port(JsonNode port, String path, boolean several, FieldErrors errors) {
    if (several && Json.text(port, "name").isEmpty()) {
      errors.required(path + ".name", "");
    }
    long number = Json.number(port, 0, "port");
    if (number < 1 || number > 65535) {
      String why = "must be between 1 and 65535, inclusive";
      errors.invalid(path + ".port", Long.toString(number), why);
    }
  }

  static void checkUpdate(JsonNode live, JsonNode next, FieldErrors errors) {
    String old = Json.text(live, "spec", "clusterIP");
    String wanted = Json.text(next, "spec", "clusterIP");
    boolean addressed = !Json.text(next, "spec", "type").equals("ExternalName");
    if (addressed && !old.isEmpty() && !old.equals(wanted)) {
      errors.invalid("spec.clusterIPs[0]", "[\"" + wanted + "\"]", "may not change once set");
    }
  }
}
