package io.supervisor.install.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Body of a new fleet.
 *
 * @param service id of the service
 * @param version version to install or change to
 * @param yamlServiceConfig YAML in Base64, the same for all; absent keeps the config of each, or
 *     none where the service is new
 * @param supervisors cluster ids; absent to choose by labels
 * @param labels Supervisors that have all of these; absent to choose by ids
 * @param canary how many go first, alone: any failure among them stops the fleet; 0 to 200
 * @param waveSize how many go at once after that; 0 for all, unless {@code wavePercent} says it
 * @param wavePercent how many percent of all go at once; 0 to 100
 * @param soakMs how long a wave must stay ready before the next one starts, 0 to 7 days, in ms
 * @param stopAfterFailures failed targets that stop the fleet; 0 for never
 * @param readyWithinMs how long a target has, 1 s to 24 h, in ms; 0 for 10 minutes
 */
public record FleetOrder(
    String service,
    String version,
    String yamlServiceConfig,
    List<String> supervisors,
    Map<String, String> labels,
    int canary,
    int waveSize,
    int wavePercent,
    long soakMs,
    int stopAfterFailures,
    long readyWithinMs) {

  static final long TEN_MINUTES = 600_000;

  public FleetOrder {
    readyWithinMs = readyWithinMs == 0 ? TEN_MINUTES : readyWithinMs;
  }

  /** The targets of each wave, in order: the canaries, then the rest in equal parts. */
  List<List<String>> waves(List<String> targets) {
    List<List<String>> waves = new ArrayList<>();
    int first = Math.min(canary, targets.size());
    if (first > 0) {
      waves.add(targets.subList(0, first));
    }
    List<String> rest = targets.subList(first, targets.size());
    int size = size(targets.size());
    for (int from = 0; from < rest.size(); from += size) {
      waves.add(rest.subList(from, Math.min(from + size, rest.size())));
    }
    return waves;
  }

  private int size(int all) {
    if (waveSize > 0) {
      return waveSize;
    }
    return wavePercent > 0 ? Math.max(1, all * wavePercent / 100) : Math.max(1, all);
  }

  /** Names what is wanted, never the config: it may hold secrets. */
  @Override
  public String toString() {
    return "FleetOrder[%s %s on %s %s]".formatted(service, version, supervisors, labels);
  }
}
