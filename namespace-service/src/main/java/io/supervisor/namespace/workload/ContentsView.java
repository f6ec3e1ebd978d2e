package io.supervisor.namespace.workload;

import java.util.List;

/**
 * What the removal of an install would take, as the API shows it.
 *
 * @param objects its own objects first, then what else lives in its namespace
 * @param volumes the claims in its namespace; their data goes with them
 * @param addresses of load balanced Services, which nobody answers at afterwards
 * @param truncated whether a list was cut at 200 entries
 */
public record ContentsView(
    String install,
    List<Taken> objects,
    List<Volume> volumes,
    List<ServiceAddress> addresses,
    boolean truncated) {

  /**
   * An object that goes.
   *
   * @param namespace empty for a cluster-wide object
   */
  public record Taken(String apiVersion, String kind, String name, String namespace) {}

  /**
   * A volume claim.
   *
   * @param sizeMib as provided, or as asked for
   * @param storageClass empty when the default is used
   * @param boundTo name of the volume, empty when there is none yet
   */
  public record Volume(String name, long sizeMib, String storageClass, String boundTo) {}

  /** Where a load balanced Service is reached. */
  public record ServiceAddress(String service, String address, List<Integer> ports) {}
}
