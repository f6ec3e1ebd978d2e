package io.supervisor.simulator;

import java.util.List;

/**
 * One Supervisor to simulate; port 0 means any free one.
 *
 * @param kapp whether it offers kapp-controller
 * @param zones over how many vSphere zones its hosts are spread, 1 or 3
 */
public record SupervisorSpec(
    String id, int hosts, String network, int port, boolean kapp, int zones) {

  private static final List<String> EXTRAS = List.of("kapp", "zones");
  private static final int THREE_ZONES = 3;

  /** One of a single zone, without kapp-controller. */
  public SupervisorSpec(String id, int hosts, String network, int port) {
    this(id, hosts, network, port, false, 1);
  }

  /** Reads {@code ID:HOSTS:NETWORK}, followed by {@code :kapp}, {@code :zones} or both. */
  public static SupervisorSpec parse(String text) {
    List<String> parts = List.of(text.split(":", -1));
    if (parts.size() < 3 || !parts.get(0).matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")) {
      throw malformed(text);
    }
    List<String> extras = parts.subList(3, parts.size());
    if (!EXTRAS.containsAll(extras)) {
      throw malformed(text);
    }
    if (!parts.get(1).matches("[0-9]{1,3}") || !parts.get(2).matches("NSX|VDS")) {
      throw new IllegalArgumentException(
          "hosts must be a number and the network NSX or VDS: " + text);
    }
    return new SupervisorSpec(
        parts.get(0),
        Integer.parseInt(parts.get(1)),
        parts.get(2),
        0,
        extras.contains("kapp"),
        extras.contains("zones") ? THREE_ZONES : 1);
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException("not ID:HOSTS:NETWORK[:kapp][:zones]: " + text);
  }

  public SupervisorSpec onPort(int wanted) {
    return new SupervisorSpec(id, hosts, network, wanted, kapp, zones);
  }
}
