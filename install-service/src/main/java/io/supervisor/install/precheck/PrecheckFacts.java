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
 */
record PrecheckFacts(
    String id,
    KnownVersion version,
    KnownSupervisor supervisor,
    List<KnownHost> hosts,
    Install install,
    Neighbours others) {

  PrecheckFacts with(KnownVersion found) {
    return new PrecheckFacts(id, found, supervisor, hosts, install, others);
  }

  PrecheckFacts with(KnownSupervisor found) {
    return new PrecheckFacts(id, version, found, hosts, install, others);
  }

  PrecheckFacts with(List<KnownHost> found) {
    return new PrecheckFacts(id, version, supervisor, found, install, others);
  }

  PrecheckFacts with(Install found) {
    return new PrecheckFacts(id, version, supervisor, hosts, found, others);
  }

  PrecheckFacts with(Neighbours found) {
    return new PrecheckFacts(id, version, supervisor, hosts, install, found);
  }

  /** Changes when anything that was looked at does. */
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

  /** The namespace it has, or would have. */
  String namespace() {
    return install == null ? NamespaceName.of(id) : install.namespace();
  }

  private static String standing(Install install) {
    return install.id() + install.generation() + install.phase();
  }
}
