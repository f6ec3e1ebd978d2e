package io.supervisor.namespace.workload;

/** What this service needs of the install-service's event; {@code sealed} is Base64. */
record BundleRendered(String digest, String install, long generation, String sealed) {

  static final String TYPE = "io.supervisor.install.bundle-rendered.v1";
}
