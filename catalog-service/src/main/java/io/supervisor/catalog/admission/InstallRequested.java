package io.supervisor.catalog.admission;

import io.supervisor.platform.event.Event;
import java.util.Base64;

/**
 * A new desired state was admitted.
 *
 * @param commandSeq 1, 2, 3 … per Supervisor and service, also over removals
 * @param packageDigest key of the package on {@code supervisor.catalog.packages.v1}
 * @param sealedConfig the service config, sealed for {@code supervisor/service}, in Base64
 */
record InstallRequested(
    String supervisor,
    String service,
    long commandSeq,
    String version,
    String packageDigest,
    String sealedConfig,
    String requestedBy)
    implements Event {

  static final String TOPIC = "supervisor.catalog.commands.v1";

  static InstallRequested of(Admission row, String digest, String by) {
    return new InstallRequested(
        row.supervisor(),
        row.service(),
        row.commandSeq(),
        row.desiredVersion(),
        digest,
        Base64.getEncoder().encodeToString(row.sealedConfig()),
        by);
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.catalog.install-requested.v1";
  }

  @Override
  public String key() {
    return Admission.id(supervisor, service);
  }
}
