package io.supervisor.install.precheck;

import io.supervisor.install.dependency.Compatibility;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.Phase;
import io.supervisor.install.supervisor.KnownSupervisor;
import io.supervisor.platform.semver.GoVersionConstraint;
import io.supervisor.platform.semver.SemanticVersion;
import io.supervisor.platform.semver.VersionConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the version may run on the Supervisor at all. */
final class PlaceChecks {

  private static final String VERSION = "version";
  private static final String COMPATIBILITY = "compatibility";
  private static final String CHOOSE = "Choose another version or another Supervisor.";

  private PlaceChecks() {}

  static List<Check> of(PrecheckFacts facts) {
    List<Check> checks = new ArrayList<>();
    checks.add(version(facts.version()));
    checks.add(supervisor(facts.supervisor()));
    if (facts.version() != null && facts.supervisor() != null) {
      checks.addAll(compatibility(facts));
    }
    direction(facts).ifPresent(checks::add);
    return checks;
  }

  private static Check version(KnownVersion version) {
    if (version == null) {
      return Check.fail(VERSION, "The catalog has no such version.", "Register it first.");
    }
    return version.state() == KnownVersion.State.ACTIVATED
        ? Check.pass(VERSION, "The version is active.")
        : Check.fail(
            VERSION, "The version is %s.".formatted(version.state()), "Activate it first.");
  }

  private static Check supervisor(KnownSupervisor supervisor) {
    if (supervisor == null) {
      return Check.fail("supervisor", "It is not registered.", "Register the Supervisor first.");
    }
    return supervisor.state().equals("READY")
        ? Check.pass("supervisor", "The Supervisor is READY.")
        : Check.warn(
            "supervisor",
            "The Supervisor is %s.".formatted(supervisor.state()),
            "The install waits until it answers; see to it.");
  }

  private static List<Check> compatibility(PrecheckFacts facts) {
    Compatibility wanted = facts.version().compatibility();
    KnownSupervisor on = facts.supervisor();
    List<Check> faults = new ArrayList<>();
    if (wanted.kubernetesVersion() != null) {
      Optional<SemanticVersion> has = SemanticVersion.tolerant(on.kubernetesVersion());
      boolean fits =
          has.isPresent() && VersionConstraint.parse(wanted.kubernetesVersion()).admits(has.get());
      check(fits, "Kubernetes", on.kubernetesVersion(), wanted.kubernetesVersion(), faults);
    }
    if (wanted.supervisorVersion() != null) {
      check(
          fits(wanted.supervisorVersion(), on.version()),
          "Supervisor version",
          on.version(),
          wanted.supervisorVersion(),
          faults);
    }
    if (!wanted.networkProviders().isEmpty()) {
      check(
          wanted.networkProviders().contains(on.networkProvider()),
          "network provider",
          on.networkProvider(),
          String.join(" or ", wanted.networkProviders()),
          faults);
    }
    int hosts = facts.hosts().size();
    check(
        hosts >= wanted.minimumHosts(),
        "number of hosts",
        String.valueOf(hosts),
        wanted.minimumHosts() + " or more",
        faults);
    return faults.isEmpty()
        ? List.of(Check.pass(COMPATIBILITY, "The version fits the Supervisor."))
        : faults;
  }

  private static boolean fits(String constraint, String version) {
    try {
      return !version.isEmpty() && GoVersionConstraint.parse(constraint).admits(version);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void check(
      boolean fits, String what, String found, String expected, List<Check> faults) {
    if (!fits) {
      String has = found.isEmpty() ? "unknown" : found;
      faults.add(
          Check.fail(
              COMPATIBILITY, "The %s is %s, needed is %s.".formatted(what, has, expected), CHOOSE));
    }
  }

  private static Optional<Check> direction(PrecheckFacts facts) {
    Install install = facts.install();
    if (facts.version() == null || install == null || install.currentVersion() == null) {
      return Optional.empty();
    }
    if (install.phase() == Phase.REMOVING) {
      return Optional.of(
          Check.fail("direction", "The install is being removed.", "Wait until it is gone."));
    }
    String from = install.currentVersion();
    String to = facts.version().version();
    boolean down = SemanticVersion.of(to).compareTo(SemanticVersion.of(from)) < 0;
    return Optional.of(
        down
            ? Check.fail(
                "direction",
                "Version %s is older than %s, which runs there.".formatted(to, from),
                "Roll back to an earlier revision, or choose a newer version.")
            : Check.pass("direction", "From %s to %s.".formatted(from, to)));
  }
}
