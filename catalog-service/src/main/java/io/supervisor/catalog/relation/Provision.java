package io.supervisor.catalog.relation;

/** A kind of the Kubernetes API that exists where the version is installed. */
public record Provision(String apiVersion, String kind) {

  /** As one word, {@code projectcontour.io/v1/HTTPProxy}. */
  public String name() {
    return apiVersion + "/" + kind;
  }
}
