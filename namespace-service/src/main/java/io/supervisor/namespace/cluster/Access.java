package io.supervisor.namespace.cluster;

/**
 * How to reach a Supervisor's Kubernetes API. Never printed.
 *
 * @param server {@code https://host:port}
 * @param caPem certificate authority of the server, PEM
 */
public record Access(String supervisor, String server, String caPem, String token) {

  @Override
  public String toString() {
    return "Access[" + supervisor + " at " + server + "]";
  }
}
