package io.supervisor.namespace.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervisor.namespace.cluster.Access;
import io.supervisor.platform.error.ApiFailure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTest {

  private static final String CA =
      Base64.getEncoder()
          .encodeToString(
              "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n"
                  .getBytes(StandardCharsets.UTF_8));
  private static final String GOOD =
      """
      clusters: [{name: c, cluster: {server: "https://192.0.2.1:6443", certificate-authority-data: %s}}]
      users: [{name: u, user: {token: secret-token}}]
      contexts: [{name: x, context: {cluster: c, user: u}}]
      """
          .formatted(CA);

  @Test
  void takesServerAuthorityAndToken() {
    Access access = Kubeconfig.access("domain-c8", GOOD);

    assertThat(access.server()).isEqualTo("https://192.0.2.1:6443");
    assertThat(access.token()).isEqualTo("secret-token");
    assertThat(access.caPem()).startsWith("-----BEGIN CERTIFICATE-----");
    assertThat(access).asString().doesNotContain("secret-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec: {command: /bin/sh}",
        "auth-provider: {name: gcp}",
        "tokenFile: /etc/passwd",
        "client-certificate: /etc/passwd",
        "client-key: /etc/passwd",
        "username: a, password: b"
      })
  void refusesUsersThatRunReadOrAreMoreThanAToken(String extra) {
    String hostile = GOOD.replace("token: secret-token", "token: secret-token, " + extra);

    assertThatThrownBy(() -> Kubeconfig.access("domain-c8", hostile))
        .isInstanceOf(ApiFailure.class)
        .hasMessageContaining("users[0].user")
        .hasMessageNotContaining("secret-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insecure-skip-tls-verify: true",
        "proxy-url: http://192.0.2.9",
        "certificate-authority: /etc/passwd"
      })
  void refusesClustersWithoutTlsOrBehindAProxy(String extra) {
    String hostile = GOOD.replace("server:", extra + ", server:");

    assertThatThrownBy(() -> Kubeconfig.access("domain-c8", hostile))
        .hasMessageContaining("clusters[0].cluster");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "a: b", "{{{", "clusters: []", "clusters: {a: {}}"})
  void refusesWhatIsNoKubeconfig(String text) {
    assertThatThrownBy(() -> Kubeconfig.access("domain-c8", text)).isInstanceOf(ApiFailure.class);
  }
}
