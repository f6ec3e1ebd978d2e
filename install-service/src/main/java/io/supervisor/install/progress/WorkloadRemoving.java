package io.supervisor.install.progress;

import io.supervisor.install.process.Standing;
import java.util.List;
import java.util.stream.Collectors;

/** What this service needs of the namespace-service's event. */
record WorkloadRemoving(long generation, int remaining, List<Remaining> objects, boolean stuck) {

  static final String TYPE = "io.supervisor.namespace.workload-removing.v1";
  private static final int NAMED = 5;

  /** An object that is still there; its finalizers hold it. */
  record Remaining(String kind, String name, List<String> finalizers, String message) {

    String described() {
      String held =
          finalizers == null || finalizers.isEmpty()
              ? ""
              : " (held by %s)".formatted(String.join(", ", finalizers));
      return kind + "/" + name + held;
    }
  }

  Standing standing() {
    List<Remaining> left = objects == null ? List.of() : objects;
    String named =
        left.stream().limit(NAMED).map(Remaining::described).collect(Collectors.joining(", "));
    String more = remaining > NAMED ? " and %d more".formatted(remaining - NAMED) : "";
    String message = "%d objects are still there: %s%s.".formatted(remaining, named, more);
    return stuck
        ? new Standing(
            "RemovalStuck",
            message,
            "See to what holds them: its controller must take the finalizer away. If it never will,"
                + " force the removal.",
            left.isEmpty() ? "" : left.get(0).kind() + "/" + left.get(0).name(),
            left.stream()
                .map(Remaining::message)
                .filter(text -> text != null && !text.isBlank())
                .limit(NAMED)
                .collect(Collectors.joining("\n")))
        : new Standing("Removing", message, "", "", "");
  }
}
