package io.supervisor.simulator.access;

import java.util.List;
import java.util.Map;

/** Who sent a request. */
public record Caller(String name, String uid, List<String> groups, Map<String, String> extra) {
  public static final String MASTERS = "system:masters";

  public static Caller admin() {
    return new Caller("kubernetes-admin", "", List.of(MASTERS, "system:authenticated"), Map.of());
  }

  /** Whoever shows no token. */
  public static Caller anonymous() {
    return new Caller("system:anonymous", "", List.of("system:unauthenticated"), Map.of());
  }

  public boolean allPowerful() {
    return groups.contains(MASTERS);
  }
}
