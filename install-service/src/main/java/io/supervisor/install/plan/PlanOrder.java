package io.supervisor.install.plan;

import java.util.List;

/**
 * Body of a new plan.
 *
 * @param supervisors cluster ids, 1 to 200
 * @param services what is wanted on each of them, 1 to 50
 * @param readyWithinMs how long each step has, 1 s to 24 h, in ms; 0 for 10 minutes
 */
public record PlanOrder(List<String> supervisors, List<Item> services, long readyWithinMs) {

  private static final long TEN_MINUTES = 600_000;

  public PlanOrder {
    readyWithinMs = readyWithinMs == 0 ? TEN_MINUTES : readyWithinMs;
  }

  /**
   * A service that is wanted.
   *
   * @param version absent for the newest one that is active
   * @param yamlServiceConfig YAML in Base64; absent keeps the config there is
   */
  public record Item(String service, String version, String yamlServiceConfig) {

    /** Names what is wanted, never the config: it may hold secrets. */
    @Override
    public String toString() {
      return "Item[%s %s]".formatted(service, version);
    }
  }
}
