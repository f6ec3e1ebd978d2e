package io.supervisor.catalog.registration;

/** State of a service or of a version, vCenter's words. */
public enum State {
  ACTIVATED,
  DEACTIVATED
}
