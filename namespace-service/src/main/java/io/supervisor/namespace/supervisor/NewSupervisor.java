package io.supervisor.namespace.supervisor;

import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Body of a registration.
 *
 * @param uuid the Supervisor's UUID in vCenter
 * @param version of the Supervisor's software, for instance {@code 9.0.1}; may be absent
 * @param networkProvider NSXT_CONTAINER_PLUGIN, VSPHERE_NETWORK or NSX_VPC
 * @param kubeconfig YAML with exactly one context: server, CA data and token
 */
public record NewSupervisor(
    String uuid, String name, String version, String networkProvider, String kubeconfig) {

  private static final Pattern ID = Pattern.compile("[a-z0-9]([-a-z0-9]{0,40}[a-z0-9])?");
  private static final Pattern UUID = Pattern.compile("[0-9a-zA-Z-]{1,64}");
  private static final Pattern VERSION =
      Pattern.compile("v?[0-9]{1,9}(\\.[0-9]{1,9}){0,3}([-+][0-9A-Za-z.+-]{1,64})?");
  private static final Set<String> PROVIDERS =
      Set.of("NSXT_CONTAINER_PLUGIN", "VSPHERE_NETWORK", "NSX_VPC");

  /** 400 with every field that is wrong. */
  void check(String id) {
    List<Finding> faults = new ArrayList<>();
    if (!ID.matcher(id).matches()) {
      faults.add(new Finding("id", "is no cluster id", "Use a name like domain-c8."));
    }
    if (uuid == null || !UUID.matcher(uuid).matches()) {
      faults.add(new Finding("uuid", "is missing or no UUID", "Copy it from vCenter."));
    }
    if (name == null || name.isBlank() || name.length() > 255) {
      faults.add(new Finding("name", "is missing or over 255 characters", "Give it a name."));
    }
    if (version != null && !VERSION.matcher(version).matches()) {
      faults.add(
          new Finding("version", "is no version", "Write numbers with dots, such as 9.0.1."));
    }
    if (networkProvider == null || !PROVIDERS.contains(networkProvider)) {
      faults.add(new Finding("network_provider", "is unknown", "Use one of " + PROVIDERS + "."));
    }
    if (kubeconfig == null || kubeconfig.isBlank()) {
      faults.add(new Finding("kubeconfig", "is missing", "Paste the kubeconfig's YAML."));
    }
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid(
          "io.supervisor.supervisor.invalid", "The Supervisor is refused", faults);
    }
  }

  @Override
  public String toString() {
    return "NewSupervisor[" + name + "]";
  }
}
