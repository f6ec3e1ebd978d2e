package io.supervisor.catalog.admission;

/** vCenter's status of an install. */
public enum ConfigStatus {
  CONFIGURING,
  REMOVING,
  CONFIGURED,
  ERROR
}
