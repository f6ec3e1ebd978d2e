package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import java.util.List;

/** How a client wants an object deleted; a negative grace period means that it does not say. */
public record DeleteOptions(
    String propagation, long graceSeconds, String uid, String resourceVersion, boolean dryRun) {
  private static final List<String> POLICIES = List.of("Foreground", "Background", "Orphan", "nil");

  public static DeleteOptions background() {
    return new DeleteOptions("Background", -1, "", "", false);
  }

  public static DeleteOptions now() {
    return new DeleteOptions("Background", 0, "", "", false);
  }

  public static DeleteOptions parse(JsonNode body) {
    String policy = Json.text(body, "propagationPolicy");
    FieldErrors errors = new FieldErrors();
    if (!policy.isEmpty() && body.hasNonNull("orphanDependents")) {
      errors.invalid(
          "propagationPolicy",
          "\"" + policy + "\"",
          "orphanDependents and deletionPropagation cannot be both set");
    } else if (!policy.isEmpty() && !POLICIES.contains(policy)) {
      errors.unsupported("propagationPolicy", policy, POLICIES);
    }
    errors.throwIfAny("meta.k8s.io", "DeleteOptions", "");
    if (body.hasNonNull("orphanDependents")) {
      policy = body.path("orphanDependents").asBoolean() ? "Orphan" : "Background";
    }
    long grace = Json.number(body, -1, "gracePeriodSeconds");
    boolean asked = body.hasNonNull("gracePeriodSeconds");
    return new DeleteOptions(
        policy,
        asked && grace < 0 ? 1 : grace,
        Json.text(body, "preconditions", "uid"),
        Json.text(body, "preconditions", "resourceVersion"),
        !body.path("dryRun").isEmpty());
  }
}
