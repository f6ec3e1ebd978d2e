package io.supervisor.install.process;

/** What this service needs of the catalog's command. */
record UninstallRequested(String supervisor, String service, long commandSeq, String requestedBy) {

  static final String TYPE = "io.supervisor.catalog.uninstall-requested.v1";

  String actor() {
    return requestedBy == null ? "" : requestedBy;
  }
}
