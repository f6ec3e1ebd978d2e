package io.supervisor.namespace.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import java.util.Optional;

/**
 * When an object is ready, by the rules of kapp's waiting. The answer says what is missing, or is
 * empty when the object is ready.
 */
final class Readiness {

  private static final String DISABLE_WAIT = "kapp.k14s.io/disable-wait";

  private Readiness() {}

  /** Whether an object can be there without being ready. */
  static boolean takesTime(ObjectRef ref) {
    return switch (ref.kind()) {
      case "Deployment",
          "DaemonSet",
          "StatefulSet",
          "Service",
          "Job",
          "CustomResourceDefinition",
          "PackageInstall",
          "App" ->
          true;
      default -> false;
    };
  }

  static Optional<String> missing(JsonNode object) {
    if (object.path("metadata").path("annotations").has(DISABLE_WAIT)) {
      return Optional.empty();
    }
    return switch (object.path("kind").asText()) {
      case "Deployment" -> deployment(object);
      case "DaemonSet" -> daemonSet(object);
      case "StatefulSet" -> statefulSet(object);
      case "Service" -> service(object);
      case "Job" -> condition(object, "Complete");
      case "CustomResourceDefinition" -> condition(object, "Established");
      case "PackageInstall", "App" -> reconciled(object);
      default -> Optional.empty();
    };
  }

  private static Optional<String> deployment(JsonNode object) {
    JsonNode status = object.path("status");
    long wanted = object.path("spec").path("replicas").asLong(1);
    long ready = status.path("readyReplicas").asLong();
    long updated = status.path("updatedReplicas").asLong();
    if (!observed(object)) {
      return Optional.of("is not observed yet");
    }
    if (updated < wanted || ready < wanted || status.path("unavailableReplicas").asLong() > 0) {
      return Optional.of("has %d of %d pods ready".formatted(Math.min(ready, updated), wanted));
    }
    return Optional.empty();
  }

  private static Optional<String> daemonSet(JsonNode object) {
    JsonNode status = object.path("status");
    long wanted = status.path("desiredNumberScheduled").asLong();
    long ready = status.path("numberReady").asLong();
    if (!observed(object)) {
      return Optional.of("is not observed yet");
    }
    if (status.path("updatedNumberScheduled").asLong() < wanted
        || ready < wanted
        || status.path("numberUnavailable").asLong() > 0) {
      return Optional.of("has %d of %d pods ready".formatted(ready, wanted));
    }
    return Optional.empty();
  }

  private static Optional<String> statefulSet(JsonNode object) {
    JsonNode status = object.path("status");
    long wanted = object.path("spec").path("replicas").asLong(1);
    long ready = status.path("readyReplicas").asLong();
    if (!observed(object) || ready < wanted) {
      return Optional.of("has %d of %d pods ready".formatted(ready, wanted));
    }
    return Optional.empty();
  }

  private static Optional<String> service(JsonNode object) {
    JsonNode spec = object.path("spec");
    if (spec.path("type").asText().equals("ExternalName")) {
      return Optional.empty();
    }
    if (spec.path("clusterIP").asText().isEmpty()) {
      return Optional.of("has no cluster IP yet");
    }
    boolean balanced = spec.path("type").asText().equals("LoadBalancer");
    return balanced && object.path("status").path("loadBalancer").path("ingress").isEmpty()
        ? Optional.of("has no address from the load balancer yet")
        : Optional.empty();
  }

  /** Kinds of kapp-controller have one condition at a time; others of these names have none. */
  private static Optional<String> reconciled(JsonNode object) {
    if (!ObjectSet.needsOthers(ClusterObject.of(object).ref())) {
      return Optional.empty();
    }
    if (!observed(object) || object.at("/status/observedGeneration").isMissingNode()) {
      return Optional.of("is not observed yet");
    }
    if (condition(object, "ReconcileSucceeded").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(failed(object) ? "did not reconcile" : "is reconciling");
  }

  /** Whether kapp-controller tried and failed. */
  static boolean failed(JsonNode object) {
    return condition(object, "ReconcileFailed").isEmpty()
        || condition(object, "DeleteFailed").isEmpty();
  }

  private static Optional<String> condition(JsonNode object, String type) {
    for (JsonNode condition : object.path("status").path("conditions")) {
      if (condition.path("type").asText().equals(type)
          && condition.path("status").asText().equals("True")) {
        return Optional.empty();
      }
    }
    return Optional.of("is not " + type + " yet");
  }

  private static boolean observed(JsonNode object) {
    return object.path("metadata").path("generation").asLong()
        <= object.path("status").path("observedGeneration").asLong();
  }
}
