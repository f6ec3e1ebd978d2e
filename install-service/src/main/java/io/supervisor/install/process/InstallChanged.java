package io.supervisor.install.process;

import io.supervisor.platform.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * The full state of an install.
 *
 * @param revision number of the wanted version and config
 * @param goodRevision the revision that last became ready in this life, 0 before
 * @param configSeq the command that brought the wanted config
 * @param version the version that is wanted
 * @param currentVersion the version that last became ready, absent before
 * @param messages vCenter's messages: severity and text
 */
record InstallChanged(
    String supervisor,
    String service,
    long commandSeq,
    long generation,
    int revision,
    int goodRevision,
    long configSeq,
    Phase phase,
    boolean paused,
    List<Condition> conditions,
    String version,
    String packageDigest,
    String currentVersion,
    String namespace,
    List<Address> addresses,
    List<Message> messages,
    Instant changedAt)
    implements Event {

  record Message(String severity, Details details) {}

  record Details(String id, String defaultMessage, List<String> args) {}

  static InstallChanged of(Install install, Address... addresses) {
    return new InstallChanged(
        install.supervisor(),
        install.service(),
        install.commandSeq(),
        install.generation(),
        install.revision(),
        install.goodRevision(),
        install.wanted().configSeq(),
        install.phase(),
        install.paused(),
        install.conditions().all(),
        install.wanted().version(),
        install.wanted().packageDigest(),
        install.currentVersion(),
        install.namespace(),
        List.of(addresses),
        messages(install),
        install.changedAt());
  }

  private static List<Message> messages(Install install) {
    Standing standing = install.standing();
    String severity = install.phase() == Phase.FAILED ? "ERROR" : "INFO";
    String object = standing.object().isEmpty() ? "" : " Object: " + standing.object() + ".";
    String next = standing.hint().isEmpty() ? "" : " " + standing.hint();
    String text =
        "Reason: %s. Message: %s%s%s"
            .formatted(standing.reason(), standing.message(), object, next);
    Message now = message(severity, standing.reason(), text);
    return install.note().isEmpty()
        ? List.of(now)
        : List.of(now, message("WARNING", "Note", install.note()));
  }

  private static Message message(String severity, String reason, String text) {
    String id = "vcenter.wcp.appplatform.supervisorservice." + reason.toLowerCase(Locale.ROOT);
    return new Message(severity, new Details(id, text, List.of()));
  }

  @Override
  public String topic() {
    return "supervisor.install.installs.v1";
  }

  @Override
  public String type() {
    return "io.supervisor.install.install-changed.v1";
  }

  @Override
  public String key() {
    return Install.id(supervisor, service);
  }
}
