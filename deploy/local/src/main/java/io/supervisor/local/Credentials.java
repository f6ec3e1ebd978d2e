package io.supervisor.local;

import io.supervisor.local.state.StateDirectory;

/** How to use a running suite, as lines of {@code name=value}. */
record Credentials(String text) {

  static Credentials of(Suite suite) {
    return new Credentials(
        """
        user=%s
        password=%s
        url=%s
        kafka=%s
        kubeconfig=%s
        """
            .formatted(
                suite.user(),
                suite.password(),
                suite.url(),
                suite.kafka(),
                suite.kubeconfig("domain-c8").toAbsolutePath()));
  }

  void keep(StateDirectory state) {
    state.write("credentials", text);
  }
}
