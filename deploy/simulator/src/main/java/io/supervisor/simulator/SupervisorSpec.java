package io.supervisor.simulator;

/** One Supervisor to simulate; port 0 means any free one. */
public record SupervisorSpec(String id, int hosts, String network, int port) {

  /** Reads {@code ID:HOSTS:NETWORK}. */
  public static SupervisorSpec parse(String text) {
    String[] parts = text.split(":");
    if (parts.length != 3 || !parts[0].matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")) {
      throw new IllegalArgumentException("not ID:HOSTS:NETWORK: " + text);
    }
    if (!parts[1].matches("[0-9]{1,3}") || !parts[2].matches("NSX|VDS")) {
      throw new IllegalArgumentException(
          "hosts must be a number and the network NSX or VDS: " + text);
    }
    return new SupervisorSpec(parts[0], Integer.parseInt(parts[1]), parts[2], 0);
  }

  public SupervisorSpec onPort(int wanted) {
    return new SupervisorSpec(id, hosts, network, wanted);
  }
}
