package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.supervisor.local.Suite;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users of the single sign-on provider at the Kubernetes API of a Supervisor. */
@ExtendWith(SuiteExtension.class)
class SupervisorUsersIT {
  private static final String SUPERVISOR = "domain-c9";

  private final Suite suite;

  SupervisorUsersIT(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aTokenOfTheProviderIsAUserThatMayWhatItsRolesSay() throws Exception {
    try (Cluster cluster = new Cluster(suite, SUPERVISOR);
        KubernetesClient viewer =
            with(SignedIn.token(suite.viewerUser(), suite.viewerPassword()))) {
      refused(403, viewer, "User \"sso:" + suite.viewerUser() + "\" cannot list resource");

      ClusterRoleBinding binding = binding(suite.viewerUser());
      cluster.client().resource(binding).create();
      try {
        assertThat(viewer.pods().inNamespace("kube-system").list().getItems()).isNotNull();
        assertThatThrownBy(() -> viewer.secrets().inNamespace("kube-system").list())
            .isInstanceOfSatisfying(
                KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(403));
      } finally {
        cluster.client().resource(binding).delete();
      }
    }
  }

  @Test
  void aTokenThatWasTamperedWithIsNobodys() throws Exception {
    String good = SignedIn.token(suite.viewerUser(), suite.viewerPassword());
    String payload =
        Base64.getUrlEncoder().encodeToString("{\"sub\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    String[] parts = good.split("\\.");
    try (KubernetesClient forged = with(parts[0] + "." + payload + "." + parts[2])) {
      refused(401, forged, "Unauthorized");
    }
  }

  private static void refused(int status, KubernetesClient client, String why) {
    assertThatThrownBy(() -> client.pods().inNamespace("kube-system").list())
        .isInstanceOfSatisfying(
            KubernetesClientException.class, e -> assertThat(e.getCode()).isEqualTo(status))
        .hasMessageContaining(why);
  }

  private KubernetesClient with(String token) {
    Config config = Config.fromKubeconfig(suite.kubeconfig(SUPERVISOR).toFile());
    config.setOauthToken(token);
    config.setAutoOAuthToken(null);
    return Cluster.client(config);
  }

  private static ClusterRoleBinding binding(String user) {
    return new ClusterRoleBindingBuilder()
        .withNewMetadata()
        .withName("viewer-of-the-suite")
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "view")
        .addNewSubject("rbac.authorization.k8s.io", "User", "sso:" + user, null)
        .build();
  }
}
