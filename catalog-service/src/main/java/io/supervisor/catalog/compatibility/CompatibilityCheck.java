package io.supervisor.catalog.compatibility;

import io.supervisor.catalog.supervisor.KnownSupervisor;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.semver.GoVersionConstraint;
import io.supervisor.platform.semver.SemanticVersion;
import io.supervisor.platform.semver.VersionConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a version may run on a Supervisor, said in words. */
public final class CompatibilityCheck {

  private CompatibilityCheck() {}

  /** Why not (ERROR), and what could not be checked (WARNING). */
  public static List<Finding> against(Compatibility wanted, KnownSupervisor on) {
    List<Finding> findings = new ArrayList<>();
    supervisorVersion(wanted.supervisorVersion(), on, findings);
    kubernetesVersion(wanted.kubernetesVersion(), on, findings);
    String providers = String.join(" or ", wanted.networkProviders());
    if (!wanted.networkProviders().isEmpty() && on.networkProvider().isEmpty()) {
      findings.add(unknown("network provider", on, providers));
    } else if (!wanted.networkProviders().isEmpty()
        && !wanted.networkProviders().contains(on.networkProvider())) {
      findings.add(refused("network provider", on, on.networkProvider(), providers));
    }
    if (on.hostCount() == null && wanted.minimumHosts() > 0) {
      findings.add(unknown("number of hosts", on, wanted.minimumHosts() + " or more"));
    } else if (on.hostCount() != null && on.hostCount() < wanted.minimumHosts()) {
      findings.add(
          refused(
              "number of hosts",
              on,
              on.hostCount().toString(),
              wanted.minimumHosts() + " or more"));
    }
    return findings;
  }

  /**
   * Why an installed version cannot become the wanted one; {@code fromSays} is null when it is
   * gone.
   */
  public static List<Finding> upgrade(
      String from, Compatibility fromSays, String to, Compatibility toSays) {
    List<Finding> findings = new ArrayList<>();
    if (from == null || from.equals(to)) {
      return findings;
    }
    SemanticVersion old = SemanticVersion.of(from);
    SemanticVersion next = SemanticVersion.of(to);
    if (next.compareTo(old) < 0) {
      findings.add(
          new Finding(
                  "version",
                  "is older than the installed one, and services are only upgraded",
                  "Choose a newer version, or remove the install first.")
              .found(to, "newer than " + from));
    }
    if (toSays.upgradeFrom() != null
        && !VersionConstraint.parse(toSays.upgradeFrom()).admits(old)) {
      findings.add(
          new Finding(
                  "version",
                  "cannot be reached from the installed version",
                  "Upgrade to a version in between first.")
              .found(from, VersionConstraint.parse(toSays.upgradeFrom()).describe()));
    }
    if (fromSays != null
        && fromSays.upgradeTo() != null
        && !VersionConstraint.parse(fromSays.upgradeTo()).admits(next)) {
      findings.add(
          new Finding(
                  "version",
                  "is no version that the installed one may become",
                  "Choose a version that it allows.")
              .found(to, VersionConstraint.parse(fromSays.upgradeTo()).describe()));
    }
    return findings;
  }

  private static void supervisorVersion(
      String constraint, KnownSupervisor on, List<Finding> findings) {
    if (constraint == null) {
      return;
    }
    try {
      if (on.version() == null) {
        findings.add(unknown("Supervisor version", on, constraint));
      } else if (!GoVersionConstraint.parse(constraint).admits(on.version())) {
        findings.add(refused("Supervisor version", on, on.version(), constraint));
      }
    } catch (IllegalArgumentException e) {
      findings.add(unknown("Supervisor version", on, constraint));
    }
  }

  private static void kubernetesVersion(
      String constraint, KnownSupervisor on, List<Finding> findings) {
    if (constraint == null) {
      return;
    }
    Optional<SemanticVersion> version = SemanticVersion.tolerant(on.kubernetesVersion());
    if (version.isEmpty()) {
      findings.add(unknown("Kubernetes version", on, constraint));
    } else if (!VersionConstraint.parse(constraint).admits(version.get())) {
      findings.add(refused("Kubernetes version", on, on.kubernetesVersion(), constraint));
    }
  }

  private static Finding refused(String what, KnownSupervisor on, String found, String expected) {
    return new Finding(
            "version",
            "does not fit the %s of Supervisor (%s): it is %s, needed is %s"
                .formatted(what, on.id(), found, expected),
            "Choose another version or another Supervisor.")
        .found(found, expected);
  }

  private static Finding unknown(String what, KnownSupervisor on, String expected) {
    return Finding.warning(
            "version",
            "needs %s %s, and that of Supervisor (%s) is unknown"
                .formatted(what, expected, on.id()),
            "Make sure of it yourself.")
        .found(null, expected);
  }
}
