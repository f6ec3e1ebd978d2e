package io.supervisor.catalog.admission;

/**
 * A service on a Supervisor.
 *
 * @param currentVersion last version that ran; null before the first
 * @param configStatus vCenter's word for how it is
 */
public record InstalledService(
    String supervisor, String desiredVersion, String currentVersion, String configStatus) {

  static InstalledService of(Admission row) {
    return new InstalledService(
        row.supervisor(), row.desiredVersion(), row.currentVersion(), row.status().name());
  }
}
