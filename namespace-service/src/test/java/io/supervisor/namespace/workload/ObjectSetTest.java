package io.supervisor.namespace.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ObjectSetTest {

  @Test
  void whatOthersLeanOnComesFirstAndWhatKappControllerActsOnLast() {
    List<String> mixed =
        List.of(
            "PackageInstall",
            "Package",
            "Deployment",
            "PackageMetadata",
            "Secret",
            "ClusterRoleBinding",
            "Role",
            "ServiceAccount",
            "Namespace");
    String bundle =
        mixed.stream()
            .map(kind -> "{\"kind\":\"" + kind + "\",\"metadata\":{}}")
            .collect(Collectors.joining(",", "[", "]"));

    Stream<String> order =
        ObjectSet.read(bundle.getBytes(StandardCharsets.UTF_8)).stream()
            .map(object -> object.ref().kind());

    assertThat(order)
        .containsExactly(
            "Namespace",
            "Role",
            "ServiceAccount",
            "ClusterRoleBinding",
            "Secret",
            "Deployment",
            "PackageMetadata",
            "Package",
            "PackageInstall");
  }
}
