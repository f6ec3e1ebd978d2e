package io.supervisor.install.bundle;

import io.supervisor.install.bundle.ObjectDiff.Change;
import io.supervisor.install.bundle.ObjectDiff.Fate;
import io.supervisor.install.bundle.ObjectDiff.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields that a Kubernetes API server refuses to change, by kind (its validation of updates),
 * and what to do about it.
 */
public final class ImmutableFields {

  private static final Map<String, Pattern> FIXED =
      Map.of(
          "Deployment", Pattern.compile("/spec/selector(/.*)?"),
          "DaemonSet", Pattern.compile("/spec/selector(/.*)?"),
          "ReplicaSet", Pattern.compile("/spec/selector(/.*)?"),
          "StatefulSet",
              Pattern.compile(
                  "/spec/(?!replicas|ordinals|template|updateStrategy|minReadySeconds"
                      + "|persistentVolumeClaimRetentionPolicy).*"),
          "Job", Pattern.compile("/spec/(template|selector|completions|completionMode)(/.*)?"),
          "RoleBinding", Pattern.compile("/roleRef(/.*)?"),
          "ClusterRoleBinding", Pattern.compile("/roleRef(/.*)?"),
          "Service", Pattern.compile("/spec/clusterIP"),
          "PersistentVolumeClaim",
              Pattern.compile("/spec/(?!resources).*|/spec/resources/(?!requests/storage).*"));

  private ImmutableFields() {}

  /**
   * A change that will be refused.
   *
   * @param path JSON pointer into the object
   */
  public record Refusal(String object, String path, String reason, String hint) {}

  /** The changes that will be refused. */
  public static List<Refusal> in(List<Change> changes) {
    List<Refusal> refusals = new ArrayList<>();
    for (Change change : changes) {
      Pattern fixed = FIXED.get(change.object().kind());
      if (change.fate() == Fate.CHANGED && fixed != null) {
        change.fields().stream()
            .filter(field -> fixed.matcher(field.path()).matches() || shrinks(change, field))
            .forEach(field -> refusals.add(refusal(change, field)));
      }
    }
    return refusals;
  }

  /** A claim may grow, but not shrink. */
  private static boolean shrinks(Change change, Field field) {
    return change.object().kind().equals("PersistentVolumeClaim")
        && field.path().equals("/spec/resources/requests/storage")
        && field.from() != null
        && field.to() != null
        && Volume.mib(field.to().asText()) < Volume.mib(field.from().asText());
  }

  private static Refusal refusal(Change change, Field field) {
    boolean data =
        change.object().kind().equals("PersistentVolumeClaim")
            || field.path().startsWith("/spec/volumeClaimTemplates");
    return new Refusal(
        change.object().readable(),
        field.path(),
        "The API server refuses to change this field of a %s.".formatted(change.object().kind()),
        data
            ? "Keep the value, or save the data, remove the service and install it anew."
            : "Keep the value, or remove the service and install it anew.");
  }
}
