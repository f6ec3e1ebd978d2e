package io.supervisor.catalog.admission;

/**
 * What this service needs of the install-service's event.
 *
 * @param request id of the request; it is decided once
 * @param sealedConfig Base64; null to keep the config there is
 */
record AdmissionRequested(
    String request,
    String supervisor,
    String service,
    Action action,
    String version,
    String sealedConfig,
    boolean ignoreDependents,
    String requestedBy) {

  static final String TYPE = "io.supervisor.install.admission-requested.v1";

  enum Action {
    APPLY,
    REMOVE
  }
}
