package io.supervisor.catalog.compatibility;

import java.util.List;

/**
 * Where a version may run; what is absent is not constrained.
 *
 * @param supervisorVersion HashiCorp's list syntax, {@code >=8.0.2, <10}
 * @param vcenterVersion the same, for vCenter; shown, not checked: there is no vCenter here
 * @param kubernetesVersion Carvel's constraint language
 * @param upgradeFrom installed versions one may come from, Carvel's language
 * @param upgradeTo versions one may go to, Carvel's language
 * @param networkProviders {@code NSXT_CONTAINER_PLUGIN}, {@code VSPHERE_NETWORK}, {@code NSX_VPC};
 *     empty for all
 * @param minimumHosts hosts the Supervisor must have at least; 0 for any number
 * @param requiresHa whether it needs three control plane machines; shown, not checked
 * @param capabilities features of the platform it needs; shown, not checked
 */
public record Compatibility(
    String supervisorVersion,
    String vcenterVersion,
    String kubernetesVersion,
    String upgradeFrom,
    String upgradeTo,
    List<String> networkProviders,
    int minimumHosts,
    boolean requiresHa,
    List<String> capabilities) {

  /** Of a version that runs everywhere. */
  public static final Compatibility ANYWHERE =
      new Compatibility(null, null, null, null, null, null, 0, false, null);

  /** Lists are never null. */
  public Compatibility {
    networkProviders = networkProviders == null ? List.of() : List.copyOf(networkProviders);
    capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
  }
}
