package io.supervisor.scheduler.binding;

/**
 * How to reach a Supervisor's Kubernetes API. Never printed.
 *
 * @param caPem certificate authority of the server, PEM
 */
record Access(String supervisor, String server, String caPem, String token) {

  @Override
  public String toString() {
    return "Access[" + supervisor + " at " + server + "]";
  }
}
