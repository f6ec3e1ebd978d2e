package io.supervisor.install.dependency;

import com.fasterxml.jackson.databind.JsonNode;

/** What this service needs of the catalog's event. */
record VersionChanged(
    String service,
    String version,
    KnownVersion.State state,
    String packageDigest,
    Relations relations,
    Compatibility compatibility,
    JsonNode valuesSchema) {

  static final String TYPE = "io.supervisor.catalog.service-version-changed.v1";
}
