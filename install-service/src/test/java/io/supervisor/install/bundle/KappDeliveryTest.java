package io.supervisor.install.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervisor.install.rendering.RenderFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class KappDeliveryTest {

  private static final String NAMESPACE = "svc-contour-domain-c10";

  @Test
  void handsThePackageOverWithWhatItNeeds() throws IOException {
    List<Map<String, Object>> objects =
        new KappDelivery(NAMESPACE, "0123456789abcdef")
            .objects(contour(), "contour: {replicas: 1}");

    assertThat(objects)
        .extracting(one -> one.get("kind"))
        .containsExactly(
            "Namespace",
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "ClusterRole",
            "ClusterRoleBinding",
            "Secret",
            "PackageMetadata",
            "Package",
            "PackageInstall");
    Map<String, Object> wish = objects.get(9);
    assertThat(wish.toString())
        .contains("refName=contour.supervisor.io")
        .contains("constraints=1.24.4")
        .contains("serviceAccountName=" + NAMESPACE + "-installer")
        .contains("packaging.carvel.dev/downgradable");
    assertThat(objects.get(6).toString()).contains("contour: {replicas: 1}");
    OwnedObjects owned = new OwnedObjects("domain-c10/contour.supervisor.io", NAMESPACE);
    List<Map<String, Object>> marked = owned.own(objects);
    assertThat(owned.faults()).isEmpty();
    assertThat(marked).hasSize(10);
    assertThat(ObjectName.of(marked.get(9)).namespace()).isEqualTo(NAMESPACE);
  }

  @Test
  void whatIsNoPackageIsRefusedInWords() {
    assertThatThrownBy(() -> new KappDelivery(NAMESPACE, "0123456789abcdef").objects(List.of(), ""))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("no Carvel package");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> contour() throws IOException {
    Path file =
        Path.of(System.getProperty("suite.root"), "deploy/packages/contour/1.24.4/package.yaml");
    List<Map<String, Object>> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(Files.readString(file))
        .forEach(one -> documents.add((Map<String, Object>) one));
    return documents;
  }
}
