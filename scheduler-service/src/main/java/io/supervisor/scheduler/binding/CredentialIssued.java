package io.supervisor.scheduler.binding;

/** What this service needs of the namespace-service's event; {@code sealed} is Base64. */
record CredentialIssued(String supervisor, String sealed) {

  static final String TYPE = "io.supervisor.namespace.credential-issued.v1";
}
