package io.supervisor.local;

import io.supervisor.local.process.Children;
import io.supervisor.local.process.Component;
import io.supervisor.local.state.Ports;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The suite's own programs, each with its port and its variables. */
final class OwnPrograms {

  static final String GATEWAY = "gateway";
  static final String SIMULATOR = "simulator";
  private static final List<String> STANDARD = List.of("domain-c8", "domain-c9");

  private final Programs programs;
  private final Environments environments;
  private final Ports ports;
  private final Map<String, Integer> servicePorts = new ConcurrentHashMap<>();

  OwnPrograms(Layout layout, Children children, Environments environments, Ports ports) {
    this.programs = new Programs(layout, children);
    this.environments = environments;
    this.ports = ports;
  }

  /** Instance 0 is the one that the gateway calls; others take part in everything else. */
  Component service(ServiceUnit service, int number) {
    int port = port(service, number);
    List<ServiceUnit> asked = service.asks().stream().map(ServiceUnit::of).toList();
    Map<String, String> environment = new HashMap<>(environments.of(service, port, ports(asked)));
    environment.put("SUPERVISOR_INSTANCE", Integer.toString(number));
    return programs.quarkus(name(service, number), service.name(), port, environment);
  }

  /** Another Quarkus program on this stack, with variables of its own. */
  Component guest(String name, String folder, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(environments.guest(guestPort(name)));
    environment.putAll(more);
    return programs.quarkus(name, folder, guestPort(name), environment);
  }

  int guestPort(String name) {
    return servicePorts.computeIfAbsent(name, ports::of);
  }

  private int port(ServiceUnit service, int number) {
    return servicePorts.computeIfAbsent(name(service, number), ports::of);
  }

  private static String name(ServiceUnit service, int number) {
    return number == 0 ? service.name() : service.name() + "-" + number;
  }

  Component gateway(int port) {
    Map<String, String> environment = environments.gateway(port, ports(ServiceUnit.ALL));
    return programs.quarkus(GATEWAY, "deploy/gateway", port, environment);
  }

  /** Where they are called, by role. */
  private Map<String, Integer> ports(List<ServiceUnit> services) {
    Map<String, Integer> byRole = new LinkedHashMap<>();
    services.forEach(service -> byRole.put(service.role(), port(service, 0)));
    return byRole;
  }

  /**
   * The simulator.
   *
   * @param supervisors what it simulates; empty for its standard ones
   * @param bootTime of pods, or null for its default
   */
  Component simulator(List<String> supervisors, Duration bootTime) {
    Map<String, Integer> simulated = new LinkedHashMap<>();
    List<String> ids =
        supervisors.isEmpty()
            ? STANDARD
            : supervisors.stream().map(one -> one.substring(0, one.indexOf(':'))).toList();
    ids.forEach(id -> simulated.put(id, ports.of(id)));
    return programs.simulator(SIMULATOR, supervisors, simulated, bootTime, environments.issuer());
  }
}
