package io.supervisor.install.rendering.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.supervisor.install.rendering.RenderFailure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeHelmTest {

  private static final NativeHelm HELM = new NativeHelm();
  private static final Release RELEASE = new Release("web", "svc-web", "1.31.0");

  private final ChartRenderer charts = new ChartRenderer(HELM, HelmLimits.defaults());

  @BeforeEach
  void onlyWhereThereIsALibrary() {
    assumeThat(HELM.missing()).isEmpty();
  }

  private String render(Map<String, String> files, String... values) {
    return charts.render(new ChartRequest(files, List.of(values), RELEASE));
  }

  @Test
  void rendersAChart() {
    var text = render(DemoChart.files(""), "replicas: 2\nimage: a:1\n", "image: b:1\n");

    assertThat(text)
        .contains("name: web-demo")
        .contains("namespace: svc-web")
        .contains("cluster: \"v1.31.0\"")
        .contains("replicas: 2")
        .contains("image: b:1");
  }

  @Test
  void asksNoNetworkAndNoEnvironmentAndReadsNoOtherFile() {
    assertThat(render(DemoChart.files("host: {{ getHostByName \"localhost\" | quote }}")))
        .contains("host: \"\"");
    assertThatThrownBy(() -> render(DemoChart.files("a: {{ env \"PATH\" }}")))
        .isInstanceOf(RenderFailure.class);
    assertThat(render(DemoChart.files("a: {{ .Files.Get \"../values-0.yaml\" | quote }}"), "b: 1"))
        .contains("a: \"\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {{ fail .Values.password }} | templates/more.yaml:1: refuses the values, or requires
          {{ .Values.a.b }} | templates/more.yaml:1: reads a value that is not set
          {{ required "hunter2" .Values.none }} | templates/more.yaml:1: refuses the values, or requires
          {{ if }} | templates/more.yaml:1: is no valid template
          a: [{{ .Values.password }} | templates/more.yaml: makes no valid YAML
          """)
  void saysWhatIsWrongAndQuotesNoValue(String template, String message) {
    assertThatThrownBy(() -> render(DemoChart.files(template), "password: hunter2\n"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void saysWhatIsWrongWithTheChart() {
    var files = new LinkedHashMap<>(DemoChart.files(""));
    files.put("values.schema.json", "{\"properties\": {\"replicas\": {\"type\": \"string\"}}}");
    assertThatThrownBy(() -> render(files))
        .hasMessageContaining("does not take these values: see its schema");

    files.remove("values.schema.json");
    files.merge(
        "Chart.yaml",
        "dependencies: [{name: a, version: 1.0.0, repository: \"https://charts.invalid\"}]\n",
        String::concat);
    assertThatThrownBy(() -> render(files))
        .hasMessageContaining("needs charts that are not in its charts folder");

    assertThatThrownBy(() -> render(DemoChart.files(""), "password: [hunter2"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> render(Map.of("a", "b")))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("has no Chart.yaml");
  }

  @Test
  void isPlainAboutPlatformsWithoutALibrary() {
    for (var helm : List.of(new NativeHelm("Linux", "aarch64"), new NativeHelm("Mac", "amd64"))) {
      assertThat(helm.missing())
          .contains("there is no native helm library for this platform, only for Linux on amd64");
      assertThatThrownBy(() -> helm.render(Path.of("x"), List.of(), RELEASE))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no native helm library");
    }
  }
}
