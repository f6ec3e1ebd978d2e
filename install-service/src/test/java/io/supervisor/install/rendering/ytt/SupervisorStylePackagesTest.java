package io.supervisor.install.rendering.ytt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.supervisor.install.rendering.PackageTemplate;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.RenderRequest;
import io.supervisor.install.rendering.RenderedSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Renders the own-authored packages and compares with what real ytt printed for them. */
class SupervisorStylePackagesTest {

  private static final Path ROOT =
      Path.of(System.getProperty("suite.root", ".."))
          .resolve("../shared/data/packages/_supervisor-style")
          .normalize();
  private final YttRenderer renderer = new YttRenderer(RenderLimits.defaults());

  @BeforeAll
  static void needsPackages() {
    assumeTrue(Files.isDirectory(ROOT), "no packages at " + ROOT.toAbsolutePath());
  }

  private static String text(String name) throws IOException {
    return Files.readString(ROOT.resolve(name));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> documents(String yaml) {
    var documents = new ArrayList<Map<String, Object>>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(yaml)
        .forEach(document -> documents.add((Map<String, Object>) document));
    return documents;
  }

  private static PackageTemplate template(String name) throws IOException {
    return documents(text(name)).stream()
        .filter(document -> "Package".equals(document.get("kind")))
        .map(PackageTemplate::of)
        .findFirst()
        .orElseThrow();
  }

  private RenderedSet render(String file, String values, String namespace) throws IOException {
    var template = template(file);
    assertThat(template.unsupported()).isEmpty();
    assertThat(renderer.capability(template.files()).missing()).isEmpty();
    return renderer.render(
        new RenderRequest(template.files(), values, Map.of("namespace", namespace)));
  }

  @ParameterizedTest
  @CsvSource({
    "contour, values.seed.yaml, values.seed, 10",
    "contour, values.alt.yaml, values.alt, 10",
    "contour, , values.seed, 10",
    "harbor, values.minimal.yaml, values.minimal, 8",
    "harbor, values.full.yaml, values.full, 8"
  })
  void rendersWhatYttRenders(String name, String values, String expected, int size)
      throws IOException {
    var given = values == null ? "" : text(name + "/" + values);

    var rendered =
        render(name + "/" + name + ".yml", given, "svc-" + name + "-domain-c8").documents();

    var wanted = documents(text(name + "/" + expected + ".rendered.yaml"));
    assertThat(rendered).hasSize(size).containsExactlyInAnyOrderElementsOf(wanted);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"''", "{}"},
      ignoreLeadingAndTrailingWhitespace = false)
  void rendersPlainManifestsAndIgnoresTheNamespaceNobodyAsksFor(String values) throws IOException {
    var rendered = render("null-schema-operator/operator.yml", values, "anything").documents();

    assertThat(rendered)
        .extracting(document -> document.get("kind"))
        .containsExactly("Namespace", "CustomResourceDefinition", "ServiceAccount", "Deployment");
    assertThat(rendered.toString()).doesNotContain("anything");
  }

  @Test
  void reportsAllBadValuesOfContourAtOnce() throws IOException {
    var bad = text("contour/values.bad.yaml");

    var failure =
        catchThrowableOfType(
            RenderFailure.class, () -> render("contour/contour.yml", bad, "svc-contour-domain-c8"));

    assertThat(failure.faults())
        .extracting(fault -> fault.path())
        .contains("contour.replicas", "contour.replica");
    assertThat(failure.faults()).allSatisfy(fault -> assertThat(fault.line()).isPositive());
  }

  @Test
  void runsTheAssertionOfHarbor() throws IOException {
    var values = "harborAdminPassword: VerySecretWord\nsecretKey: tooshort1\n";

    var failure =
        catchThrowableOfType(
            RenderFailure.class, () -> render("harbor/harbor.yml", values, "svc-harbor-domain-c8"));

    assertThat(failure.faults()).hasSize(1);
    assertThat(failure.faults().get(0).problem())
        .isEqualTo("fail: secretKey must have 16 characters");
    assertThat(failure.faults().get(0).file()).isEqualTo("config/harbor.yml");
    assertThat(failure.getMessage()).doesNotContain("VerySecretWord").doesNotContain("tooshort1");
  }
}
