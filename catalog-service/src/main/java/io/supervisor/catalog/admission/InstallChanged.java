package io.supervisor.catalog.admission;

import com.fasterxml.jackson.databind.JsonNode;

/** What this service needs of the install-service's event. */
record InstallChanged(
    String supervisor,
    String service,
    long commandSeq,
    String phase,
    String version,
    Long configSeq,
    String currentVersion,
    String namespace,
    JsonNode messages) {

  static final String TYPE = "io.supervisor.install.install-changed.v1";
}
