package io.supervisor.simulator;

/**
 * One Supervisor to simulate; port 0 means any free one.
 *
 * @param kapp whether it offers kapp-controller
 */
public record SupervisorSpec(String id, int hosts, String network, int port, boolean kapp) {

  /** One without kapp-controller. */
  public SupervisorSpec(String id, int hosts, String network, int port) {
    this(id, hosts, network, port, false);
  }

  /** Reads {@code ID:HOSTS:NETWORK} or {@code ID:HOSTS:NETWORK:kapp}. */
  public static SupervisorSpec parse(String text) {
    String[] parts = text.split(":", -1);
    boolean kapp = parts.length == 4 && parts[3].equals("kapp");
    if (parts.length != 3 && !kapp || !parts[0].matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?")) {
      throw new IllegalArgumentException("not ID:HOSTS:NETWORK[:kapp]: " + text);
    }
    if (!parts[1].matches("[0-9]{1,3}") || !parts[2].matches("NSX|VDS")) {
      throw new IllegalArgumentException(
          "hosts must be a number and the network NSX or VDS: " + text);
    }
    return new SupervisorSpec(parts[0], Integer.parseInt(parts[1]), parts[2], 0, kapp);
  }

  public SupervisorSpec onPort(int wanted) {
    return new SupervisorSpec(id, hosts, network, wanted, kapp);
  }
}
