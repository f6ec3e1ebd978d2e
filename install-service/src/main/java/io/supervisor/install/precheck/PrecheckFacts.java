package io.supervisor.install.precheck;

import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.NamespaceName;
import io.supervisor.install.process.Neighbours;
import io.supervisor.install.supervisor.Allowance;
import io.supervisor.install.supervisor.KnownHost;
import io.supervisor.install.supervisor.KnownSupervisor;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything a precheck rests on.
 *
 * @param version null when the catalog has none such
 * @param supervisor null when it is not registered
 * @param hosts those that take pods
 * @param install null when nothing was ever installed
 * @param others the other installs there
 * @param room what is free on the hosts, as the scheduler says; empty when it did not say
 */
record PrecheckFacts(
    String id,
    KnownVersion version,
    KnownSupervisor supervisor,
    List<KnownHost> hosts,
    Install install,
    Neighbours others,
    String room) {

  PrecheckFacts with(KnownVersion found) {
    return new PrecheckFacts(id, found, supervisor, hosts, install, others, room);
  }

  PrecheckFacts with(KnownSupervisor found) {
    return new PrecheckFacts(id, version, found, hosts, install, others, room);
  }

  PrecheckFacts with(List<KnownHost> found) {
    return new PrecheckFacts(id, version, supervisor, found, install, others, room);
  }

  PrecheckFacts with(Install found) {
    return new PrecheckFacts(id, version, supervisor, hosts, found, others, room);
  }

  PrecheckFacts with(Neighbours found) {
    return new PrecheckFacts(id, version, supervisor, hosts, install, found, room);
  }

  PrecheckFacts withRoom(String found) {
    return new PrecheckFacts(id, version, supervisor, hosts, install, others, found);
  }

  /** Changes when anything that was looked at does, but for the room. */
  String fingerprint() {
    return "%s|%s|%s|%s|%s"
        .formatted(
            version == null ? "" : version.state() + version.packageDigest(),
            supervisor == null
                ? ""
                : supervisor.state()
                    + supervisor.version()
                    + supervisor.kubernetesVersion()
                    + supervisor.networkProvider()
                    + supervisor.hasKappController()
                    + supervisor.allowance().missingRights()
                    + quotas(),
            hosts.stream()
                .map(host -> host.cpuMillicores() + ":" + host.memoryMib() + ":" + host.zone())
                .sorted()
                .collect(Collectors.joining(",")),
            install == null ? "" : standing(install),
            others.installs().stream()
                .map(PrecheckFacts::standing)
                .sorted()
                .collect(Collectors.joining(",")));
  }

  private List<Allowance.Quota> quotas() {
    return supervisor.allowance().quotas().stream()
        .filter(quota -> quota.namespace().equals(namespace()))
        .toList();
  }

  /** The service's id. */
  String service() {
    return id.substring(id.indexOf('/') + 1);
  }

  /** The namespace it has, or would have. */
  String namespace() {
    return install == null ? NamespaceName.of(id) : install.namespace();
  }

  private static String standing(Install install) {
    return install.id() + install.generation() + install.phase();
  }
}
