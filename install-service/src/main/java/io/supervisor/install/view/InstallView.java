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
 * @param generation counts every command, return and removal, over removals and re-installs
 * @param attempt how often the current generation was asked for
 * @param revision number of the version and config that are wanted
 * @param goodRevision the revision that last became ready since the install began; 0 before
 * @param paused whether nothing new is started until somebody resumes it
 * @param object the failing object as {@code kind/name}, empty when none is to blame
 * @param hint what to do next, empty when there is nothing to do
 * @param note what happened on the way here that one should know, such as a return; may be empty
 * @param waitsFor ids of the services it waits for
 * @param readyBy when an upgrade is given up or called late; absent when there is none
 */
public record InstallView(
    String supervisor,
    String service,
    String namespace,
    String version,
    String currentVersion,
    long generation,
    int attempt,
    int revision,
    int goodRevision,
    boolean paused,
    Phase phase,
    String reason,
    String message,
    String hint,
    String object,
    List<String> events,
    String note,
    List<String> waitsFor,
    List<Condition> conditions,
    @JsonRawValue String addresses,
    PolicyView policy,
    Instant readyBy,
    Instant changedAt) {

  static InstallView of(Install install) {
    return new InstallView(
        install.supervisor(),
        install.service(),
        install.namespace(),
        install.wanted().version(),
        install.currentVersion(),
        install.generation(),
        install.attempt(),
        install.revision(),
        install.goodRevision(),
        install.paused(),
        install.phase(),
        install.standing().reason(),
        install.standing().message(),
        install.standing().hint(),
        install.standing().object(),
        parts(install.standing().events(), "\n"),
        install.note(),
        parts(install.waitsFor(), ","),
        install.conditions().all(),
        install.addresses(),
        PolicyView.of(install.policy()),
        install.readyBy(),
        install.changedAt());
  }

  static List<String> parts(String text, String between) {
    return text.isEmpty() ? List.of() : List.of(text.split(between));
  }
}
