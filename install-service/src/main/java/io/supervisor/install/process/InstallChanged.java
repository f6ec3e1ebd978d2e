package io.supervisor.install.process;

import io.supervisor.platform.event.Event;
import java.util.List;
import java.util.Locale;

/**
 * The full state of an install.
 *
 * @param version the version that is wanted
 * @param currentVersion the version that last became ready, absent before
 * @param messages vCenter's messages: severity and text
 */
record InstallChanged(
    String supervisor,
    String service,
    long commandSeq,
    long generation,
    Phase phase,
    List<Condition> conditions,
    String version,
    String currentVersion,
    String namespace,
    List<Address> addresses,
    List<Message> messages)
    implements Event {

  record Message(String severity, Details details) {}

  record Details(String id, String defaultMessage, List<String> args) {}

  static InstallChanged of(Install install, Address... addresses) {
    return new InstallChanged(
        install.supervisor(),
        install.service(),
        install.commandSeq(),
        install.generation(),
        install.phase(),
        Condition.of(install),
        install.version(),
        install.currentVersion(),
        install.namespace(),
        List.of(addresses),
        List.of(message(install)));
  }

  private static Message message(Install install) {
    String severity = install.phase() == Phase.FAILED ? "ERROR" : "INFO";
    String next = install.hint().isEmpty() ? "" : " " + install.hint();
    String id =
        "vcenter.wcp.appplatform.supervisorservice." + install.reason().toLowerCase(Locale.ROOT);
    String text = "Reason: %s. Message: %s%s".formatted(install.reason(), install.message(), next);
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
