package io.supervisor.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text of a kubeconfig file with one context, named like the Supervisor. */
record Kubeconfig(String id, String server, String caPem, String token) {

  String text() {
    String ca = Base64.getEncoder().encodeToString(caPem.getBytes(StandardCharsets.UTF_8));
    return """
        apiVersion: v1
        kind: Config
        current-context: %1$s
        clusters:
          - name: %1$s
            cluster:
              server: %2$s
              certificate-authority-data: %3$s
        contexts:
          - name: %1$s
            context:
              cluster: %1$s
              user: %1$s-admin
              namespace: default
        users:
          - name: %1$s-admin
            user:
              token: %4$s
        """
        .formatted(id, server, ca, token);
  }
}
