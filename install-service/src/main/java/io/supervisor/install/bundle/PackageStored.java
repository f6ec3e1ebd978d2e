package io.supervisor.install.bundle;

/** What this service needs of the catalog's event; {@code content} is gzip in Base64. */
record PackageStored(String digest, String content) {

  static final String TYPE = "io.supervisor.catalog.package-stored.v1";
}
