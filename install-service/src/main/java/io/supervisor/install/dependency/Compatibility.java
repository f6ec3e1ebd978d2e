package io.supervisor.install.dependency;

import java.util.List;

/**
 * Where a version may run; what is null or empty is not constrained.
 *
 * @param supervisorVersion HashiCorp's constraint list
 * @param kubernetesVersion Carvel's constraint language
 * @param networkProviders names, one of which the Supervisor must have
 * @param minimumHosts 0 for any number
 */
public record Compatibility(
    String supervisorVersion,
    String kubernetesVersion,
    List<String> networkProviders,
    int minimumHosts) {

  /** Of a version that runs everywhere. */
  public static final Compatibility ANYWHERE = new Compatibility(null, null, null, 0);

  public Compatibility {
    networkProviders = networkProviders == null ? List.of() : List.copyOf(networkProviders);
  }
}
