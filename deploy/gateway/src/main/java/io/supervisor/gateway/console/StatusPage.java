package io.supervisor.gateway.console;

import java.util.List;

/** What the first page shows. */
public record StatusPage(
    Section<Service> services,
    Section<Install> installs,
    Section<Supervisor> supervisors,
    Section<Host> hosts) {

  /**
   * Rows that one service tells of.
   *
   * @param silent whether it did not answer: the rows are unknown then, not none
   */
  public record Section<T>(List<T> rows, boolean silent) {

    static <T> Section<T> of(List<T> rows) {
      return new Section<>(rows, false);
    }

    static <T> Section<T> unknown() {
      return new Section<>(List.of(), true);
    }
  }

  /** A registered service. */
  public record Service(String supervisorService, String displayName, String state) {}

  /** An install and where it stands. */
  public record Install(
      String supervisor,
      String service,
      String namespace,
      String version,
      String currentVersion,
      String phase,
      String message,
      String hint,
      List<Address> addresses) {}

  /** Where a Service of an install is reached. */
  public record Address(String service, String address, List<Integer> ports) {}

  /** A Supervisor. */
  public record Supervisor(
      String supervisor,
      String name,
      String networkProvider,
      String kubernetesVersion,
      String state) {}

  /** A host of a Supervisor. */
  public record Host(String supervisor, String host, boolean schedulable, String address) {}

  /** Hosts of one Supervisor. */
  public long hostsOf(String supervisor) {
    return hosts.rows().stream().filter(host -> host.supervisor().equals(supervisor)).count();
  }
}
