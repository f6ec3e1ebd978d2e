package io.supervisor.install.dependency;

/** What this service needs of the catalog's event. */
record VersionRemoved(String service, String version) {

  static final String TYPE = "io.supervisor.catalog.service-version-removed.v1";
}
