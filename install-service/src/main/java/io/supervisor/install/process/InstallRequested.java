package io.supervisor.install.process;

/** What this service needs of the catalog's command. */
record InstallRequested(
    String supervisor,
    String service,
    long commandSeq,
    String version,
    String packageDigest,
    String sealedConfig,
    String requestedBy) {

  static final String TYPE = "io.supervisor.catalog.install-requested.v1";

  String actor() {
    return requestedBy == null ? "" : requestedBy;
  }
}
