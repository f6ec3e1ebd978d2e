package io.supervisor.install.plan;

import java.util.List;

/**
 * Body of a new plan.
 *
 * @param supervisors cluster ids, 1 to 200
 * @param services what is wanted on each of them, 1 to 50
 */
public record PlanOrder(List<String> supervisors, List<Item> services) {

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
