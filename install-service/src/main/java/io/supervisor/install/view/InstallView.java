package io.supervisor.install.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.supervisor.install.process.Condition;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.Phase;
import java.time.Instant;
import java.util.List;

/**
 * An install with everything known about it, but not its config.
 *
 * @param generation counts every command over removals and re-installs
 * @param hint what to do next, empty when there is nothing to do
 */
public record InstallView(
    String supervisor,
    String service,
    String namespace,
    String version,
    String currentVersion,
    long generation,
    int attempt,
    Phase phase,
    String reason,
    String message,
    String hint,
    List<Condition> conditions,
    @JsonRawValue String addresses,
    Instant changedAt) {

  static InstallView of(Install install) {
    return new InstallView(
        install.supervisor(),
        install.service(),
        install.namespace(),
        install.version(),
        install.currentVersion(),
        install.generation(),
        install.attempt(),
        install.phase(),
        install.reason(),
        install.message(),
        install.hint(),
        Condition.of(install),
        install.addresses(),
        install.changedAt());
  }
}
