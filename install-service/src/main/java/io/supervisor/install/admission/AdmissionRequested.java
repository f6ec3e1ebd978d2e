package io.supervisor.install.admission;

import io.supervisor.platform.event.Event;
import java.util.Base64;

/**
 * Asks the catalog to admit a command.
 *
 * @param request the same request is decided once
 * @param sealedConfig sealed for {@code supervisor/service}, Base64; null keeps what there is
 */
record AdmissionRequested(
    String request,
    String supervisor,
    String service,
    Wish.Action action,
    String version,
    String sealedConfig,
    boolean ignoreDependents,
    String requestedBy)
    implements Event {

  static AdmissionRequested of(AdmissionRequest asked) {
    Wish wish = asked.wish();
    return new AdmissionRequested(
        asked.id(),
        wish.supervisor(),
        wish.service(),
        wish.action(),
        wish.version(),
        wish.sealedConfig() == null
            ? null
            : Base64.getEncoder().encodeToString(wish.sealedConfig()),
        wish.ignoreDependents(),
        wish.requestedBy());
  }

  @Override
  public String topic() {
    return "supervisor.install.admission-requests.v1";
  }

  @Override
  public String type() {
    return "io.supervisor.install.admission-requested.v1";
  }

  @Override
  public String key() {
    return supervisor + "/" + service;
  }
}
