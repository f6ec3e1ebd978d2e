package io.supervisor.scheduler.placement;

/**
 * A port of its host that a pod has for itself.
 *
 * @param protocol TCP, UDP or SCTP; TCP when nothing is said
 * @param address of the host; empty or 0.0.0.0 means all of its addresses
 */
public record HostPort(String protocol, int port, String address) {
  private static final String ALL = "0.0.0.0";

  public HostPort {
    protocol = protocol == null ? "TCP" : protocol;
    address = address == null || address.equals(ALL) ? "" : address;
  }

  boolean conflicts(HostPort other) {
    return port == other.port
        && protocol.equals(other.protocol)
        && (address.isEmpty() || other.address.isEmpty() || address.equals(other.address));
  }
}
