package io.supervisor.namespace.cluster;

/**
 * Names one object on a Supervisor.
 *
 * @param namespace empty for a cluster-wide object
 */
public record ObjectRef(String apiVersion, String kind, String namespace, String name) {

  /** {@code Deployment/contour}, for people. */
  public String readable() {
    return kind + "/" + name;
  }
}
