package io.supervisor.catalog.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.platform.error.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {

  private final ManifestReader reader = new ManifestReader(new ObjectMapper());

  @ParameterizedTest
  @CsvSource({
    "contour/contour.yml, contour.supervisor.io, 1.22.3",
    "harbor/harbor.yml, harbor.supervisor.io, 2.6.3+build.7",
    "null-schema-operator/operator.yml, '', ''",
    "tagged-image-tool/tool.yml, '', ''"
  })
  void realShapesOfUploadsAreRead(String file, String service, String version) throws IOException {
    Path path =
        Path.of(
            System.getProperty("suite.root"), "../shared/data/packages/_supervisor-style", file);
    assumeTrue(Files.exists(path), "the shared packages are not here, so this is not tested");

    CheckedManifest checked = reader.read(Files.readString(path));

    assertThat(checked.faults()).isEmpty();
    assertThat(checked.manifest()).isPresent();
    if (!service.isEmpty()) {
      assertThat(checked.found().service()).isEqualTo(service);
      assertThat(checked.found().version()).isEqualTo(version);
    }
  }

  @Test
  void everythingWrongIsReportedAtOnce() {
    CheckedManifest checked =
        reader.read(
            """
            apiVersion: data.packaging.carvel.dev/v1alpha1
            kind: Package
            metadata: {name: wrong}
            spec: {refName: Two.parts, version: v1}
            ---
            apiVersion: v1
            kind: Secret
            """);

    assertThat(checked.manifest()).isEmpty();
    assertThat(checked.faults().stream().map(Finding::field))
        .containsExactly(
            "kind", "spec.refName", "spec.version", "metadata.name", "spec.template.spec");
  }

  @Test
  void hostileYamlIsRefusedQuickly() {
    String bomb = "a: &a [x,x]\nb: &b [*a,*a]\n".repeat(60);
    for (String text :
        List.of(
            "[".repeat(100_000), bomb, "a: 1\na: 2", "!!java.util.Date {}", "---\n", "\u0000")) {
      assertThat(reader.read(text).manifest()).isEmpty();
      assertThat(reader.read(text).faults()).isNotEmpty();
    }
  }
}
