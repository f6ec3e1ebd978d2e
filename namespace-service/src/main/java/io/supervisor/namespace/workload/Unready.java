package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.ClusterObject;
import java.util.Optional;

/**
 * An object of an install that does not run yet.
 *
 * @param missing what it lacks, as the end of a sentence that begins with its name
 */
record Unready(ClusterObject object, String missing) {

  /** Why, if one of its parts says it. */
  Optional<String> cause(Diagnosis diagnosis) {
    return diagnosis.cause(object);
  }

  /** What is told about it. */
  Trouble trouble(Optional<String> cause, Diagnosis diagnosis) {
    String name = object.ref().readable();
    String message = name + " " + missing + "." + cause.map(why -> " " + why).orElse("");
    String hint =
        cause.isPresent()
            ? "Correct what the message names; the install goes on by itself."
            : "Look at its events: kubectl describe.";
    String reason = Readiness.failed(object.content()) ? "ReconcileFailed" : "NotReady";
    return new Trouble(reason, name, message, hint, diagnosis.events(object));
  }
}
