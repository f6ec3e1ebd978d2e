package io.supervisor.install.admission;

/** What this service needs of the catalog's event. */
record AdmissionDecided(String request, boolean accepted, long commandSeq, String message) {

  static final String TYPE = "io.supervisor.catalog.admission-decided.v1";
}
