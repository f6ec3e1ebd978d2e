package io.supervisor.install.rendering.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.helm.ChartEngine;
import io.supervisor.install.rendering.helm.ChartRenderer;
import io.supervisor.install.rendering.helm.DemoChart;
import io.supervisor.install.rendering.helm.HelmLimits;
import io.supervisor.install.rendering.helm.NativeHelm;
import io.supervisor.install.rendering.helm.Release;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HelmStepTest {

  private static final NativeHelm HELM = new NativeHelm();
  private static final PipelineLimits LIMITS = PipelineLimits.defaults();
  private static final String LOCKED = "registry.example/nginx@sha256:" + "e".repeat(64);

  private final Pipeline pipeline = pipeline(HELM);

  /** Says what it is told to say. */
  private record Told(String why, String text) implements ChartEngine {

    @Override
    public Optional<String> missing() {
      return why.isEmpty() ? Optional.empty() : Optional.of(why);
    }

    @Override
    public String render(Path chart, List<Path> values, Release release) {
      return text.isEmpty() ? "release: " + release : text;
    }
  }

  private static Pipeline pipeline(ChartEngine engine) {
    var charts = new ChartRenderer(engine, HelmLimits.defaults());
    return Chain.pipeline(LIMITS, new HelmStep(charts, RenderLimits.defaults()));
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    DemoChart.files("").forEach((name, text) -> files.put("chart/" + name, text));
    files.put("own.yaml", "replicas: 3\nimage: own:1\n");
    files.put(
        "lock.yml",
        "apiVersion: kbld.k14s.io/v1alpha1\nkind: Config\noverrides:\n- image: nginx:1\n"
            + ("  newImage: " + LOCKED + "\n"));
    return files;
  }

  private static Map<?, ?> helm(Object... options) {
    Map<String, Object> all = new LinkedHashMap<>(Map.of("path", "chart/"));
    for (int index = 0; index < options.length; index += 2) {
      all.put((String) options[index], options[index + 1]);
    }
    return Map.of("helmTemplate", all);
  }

  @Test
  void rendersThenLocks() {
    assumeThat(HELM.missing()).isEmpty();
    var kbld = Map.of("kbld", Map.of("paths", List.of("-", "lock.yml")));
    var template = Chain.template(files(), helm("name", "web"), kbld);

    assertThat(pipeline.capability(template).missing()).isEmpty();
    var objects = pipeline.objects(template, "replicas: 5\n", Chain.NAMESPACE);

    assertThat(objects)
        .extracting(object -> object.get("kind"))
        .containsExactly("CustomResourceDefinition", "Deployment");
    assertThat(objects.get(1).toString())
        .contains("name=web-demo", "namespace=svc-test", "replicas=5", "image=" + LOCKED);
  }

  @Test
  void rendersThenRunsYttOverIt() {
    assumeThat(HELM.missing()).isEmpty();
    var more = Map.of("more.yml", "---\nadded: #@ 1 + 1\n");
    var ytt = Map.of("ytt", Map.of("paths", List.of("-"), "inline", Map.of("paths", more)));
    var source = helm("valuesFrom", List.of(Map.of("path", "own.yaml")));
    var template = Chain.template(files(), source, ytt);

    var objects = pipeline.objects(template, "replicas: 5\n", Chain.NAMESPACE);

    assertThat(objects).hasSize(3).contains(Map.of("added", 2));
    assertThat(objects.toString())
        .contains("name=svc-test-demo", "image=own:1", "replicas=5", "answer=yes");
  }

  @Test
  void saysWhyThereIsNoHelm() {
    var without = pipeline(new Told("there is no native helm library for this platform", ""));
    var template = Chain.template(files(), helm());

    assertThat(without.capability(template).missing())
        .containsExactly("helmTemplate step: there is no native helm library for this platform");
    assertThatThrownBy(() -> without.objects(template, "", "x"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("there is no native helm library for this platform");
  }

  @Test
  void namesWhatItCannotDo() {
    var template =
        Chain.template(
            files(),
            helm(
                "path",
                "gone",
                "kubernetesAPIs",
                Map.of(),
                "name",
                "A B",
                "valuesFrom",
                List.of(Map.of("secretRef", Map.of("name", "s")))));

    assertThat(pipeline(new Told("", "")).capability(template).missing())
        .containsExactly(
            "helmTemplate step whose path holds no Chart.yaml",
            "helmTemplate kubernetesAPIs",
            "helmTemplate valuesFrom other than a file of the package",
            "helmTemplate name or kubernetesVersion that is not valid");
  }

  @Test
  void usesTheNamespaceOfTheInstall() {
    var version = Map.of("version", "1.29.4");
    var template =
        Chain.template(files(), helm("namespace", "other", "kubernetesVersion", version));

    assertThat(pipeline(new Told("", "")).objects(template, "", Chain.NAMESPACE).toString())
        .contains("name=svc-test, namespace=svc-test, kubernetesVersion=1.29.4");
  }

  @Test
  void quotesNothingOfWhatAChartMakes() {
    for (var text : List.of("- secret", "a: *secret", "secret: 1\nsecret: 2\n", "a: [secret")) {
      assertThatThrownBy(
              () -> pipeline(new Told("", text)).objects(Chain.template(files(), helm()), "", "x"))
          .isInstanceOf(RenderFailure.class)
          .hasMessageContaining("the chart makes what is no list of YAML maps")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void keepsTheLimitsOfTheReader() {
    var large = "a: " + "x".repeat(2_000_000);
    var deep = "a: " + "[".repeat(150) + "]".repeat(150);

    for (var text : List.of(large, deep)) {
      assertThatThrownBy(
              () -> pipeline(new Told("", text)).objects(Chain.template(files(), helm()), "", "x"))
          .isInstanceOf(RenderFailure.class)
          .hasMessageContaining("limit exceeded");
    }
  }
}
