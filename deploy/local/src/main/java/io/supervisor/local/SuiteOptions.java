package io.supervisor.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What kind of suite to start.
 *
 * @param projectRoot the project, built
 * @param stateDir where it keeps everything
 * @param gatewayPort its public port, 0 for any free one
 * @param progress who wants to know how the start goes on
 * @param bootTime how long simulated pods take to start, or null for the simulator's default
 * @param catalog folder whose packages are registered at the start, or null for an empty catalog
 * @param supervisors what the simulator simulates, each {@code ID:HOSTS:NETWORK[:kapp][:zones]};
 *     empty for its two standard ones
 */
public record SuiteOptions(
    Path projectRoot,
    Path stateDir,
    int gatewayPort,
    Progress progress,
    Duration bootTime,
    Path catalog,
    List<String> supervisors) {

  public SuiteOptions {
    supervisors = List.copyOf(supervisors);
  }

  /** A suite with the two standard Supervisors. */
  public SuiteOptions(
      Path projectRoot,
      Path stateDir,
      int gatewayPort,
      Progress progress,
      Duration bootTime,
      Path catalog) {
    this(projectRoot, stateDir, gatewayPort, progress, bootTime, catalog, List.of());
  }

  /** The same with other Supervisors, each {@code ID:HOSTS:NETWORK[:kapp][:zones]}. */
  public SuiteOptions with(List<String> others) {
    return new SuiteOptions(
        projectRoot, stateDir, gatewayPort, progress, bootTime, catalog, others);
  }

  /** A suite with an empty catalog. */
  public SuiteOptions(
      Path projectRoot, Path stateDir, int gatewayPort, Progress progress, Duration bootTime) {
    this(projectRoot, stateDir, gatewayPort, progress, bootTime, null);
  }

  /** A suite on a free port, quiet. */
  public static SuiteOptions of(Path projectRoot, Path stateDir) {
    return new SuiteOptions(projectRoot, stateDir, 0, Progress.SILENT, null);
  }
}
