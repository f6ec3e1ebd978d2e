package io.supervisor.install.process;

/** Where an install is, what it is of, and the namespace it has for itself. */
record InstallName(String supervisor, String service, String namespace) {

  String id() {
    return Install.id(supervisor, service);
  }
}
