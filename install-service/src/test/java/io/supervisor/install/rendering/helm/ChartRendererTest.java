package io.supervisor.install.rendering.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervisor.install.rendering.RenderFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartRendererTest {

  private static final Release RELEASE = new Release("web", "svc-web", "1.31.0");
  private static final HelmLimits SMALL = new HelmLimits(Duration.ofMillis(300), 1, 3, 100, 50);

  private final List<Path> seen = new ArrayList<>();

  /** Answers with what it is given to read. */
  private final class Reader implements ChartEngine {

    @Override
    public Optional<String> missing() {
      return Optional.empty();
    }

    @Override
    public String render(Path chart, List<Path> values, Release release) {
      seen.add(chart);
      try {
        var rights = Files.getPosixFilePermissions(chart.getParent());
        return PosixFilePermissions.toString(rights)
            + " "
            + Files.readString(chart.resolve("a/b.yaml"))
            + Files.readString(values.get(0));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Takes no notice of being interrupted until it is let go. */
  private record Deaf(CountDownLatch end) implements ChartEngine {

    @Override
    public Optional<String> missing() {
      return Optional.empty();
    }

    @Override
    public String render(Path chart, List<Path> values, Release release) {
      while (end.getCount() > 0) {
        LockSupport.parkNanos(1_000_000);
        Thread.interrupted();
      }
      return "";
    }
  }

  private static ChartRequest request(Map<String, String> files) {
    return new ChartRequest(files, List.of("v: 1"), RELEASE);
  }

  @Test
  void worksInAPrivateFolderThatGoesAway() {
    var charts = new ChartRenderer(new Reader(), SMALL);

    assertThat(charts.render(request(Map.of("a/b.yaml", "x ")))).isEqualTo("rwx------ x v: 1");
    assertThat(seen).singleElement().satisfies(path -> assertThat(path.getParent()).doesNotExist());
  }

  @Test
  void cleansUpAfterAFault() {
    var charts = new ChartRenderer(new Reader(), SMALL);

    assertThatThrownBy(() -> charts.render(request(Map.of()))).isInstanceOf(RuntimeException.class);
    assertThat(seen).singleElement().satisfies(path -> assertThat(path.getParent()).doesNotExist());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/../../x", "/tmp/x", ".", "", "a\0b"})
  void refusesNamesThatLeaveTheFolder(String name) {
    var charts = new ChartRenderer(new Reader(), SMALL);

    assertThatThrownBy(() -> charts.render(request(Map.of(name, "x"))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("has a file outside its folder");
    assertThat(seen).isEmpty();
  }

  @Test
  void refusesFilesThatCannotBeWritten() {
    var charts =
        new ChartRenderer(new Reader(), new HelmLimits(Duration.ofSeconds(1), 1, 9, 999, 9));

    assertThatThrownBy(() -> charts.render(request(Map.of("a".repeat(300), "x"))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void stopsWaitingAndNeverHasMoreThanItsPlacesHanging() {
    var end = new CountDownLatch(1);
    var charts = new ChartRenderer(new Deaf(end), SMALL);
    var request = request(Map.of("a", "b"));

    for (int call = 0; call < 3; call++) {
      assertThatThrownBy(() -> charts.render(request))
          .isInstanceOf(RenderFailure.class)
          .hasMessageContaining("limit exceeded: more than 300 ms");
    }
    assertThat(
            Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("chart")))
        .hasSizeLessThanOrEqualTo(1);
    end.countDown();
    assertThat(charts.render(request)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ lookup \"v1\" \"Secret\" \"\" \"\" }}",
        "{{- $x := (lookup \"v1\" \"Secret\" \"\" \"\") }}",
        "{{tpl .Values.text .}}",
        "{{ .Values.text|tpl }}"
      })
  void refusesFunctionsThatReachTheClusterOrHideIt(String template) {
    var charts = new ChartRenderer(new Reader(), SMALL);
    var files = Map.of("charts/sub/templates/x.txt", template);

    assertThat(charts.missing(files)).singleElement().asString().endsWith("is not allowed");
    assertThatThrownBy(() -> charts.render(request(files)))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("is not allowed");
    assertThat(seen).isEmpty();
    assertThat(charts.missing(Map.of("templates/a", "{{ .tpl }} tpls", "README", "tpl"))).isEmpty();
  }

  @Test
  void refusesMoreInputThanTheLimits() {
    var charts = new ChartRenderer(new Reader(), SMALL);

    assertThatThrownBy(() -> charts.render(request(Map.of("a", "", "b", "", "c", "", "d", ""))))
        .hasMessageContaining("limit exceeded: more than 3 files");
    assertThatThrownBy(() -> charts.render(request(Map.of("a", "x".repeat(100)))))
        .hasMessageContaining("limit exceeded: more than 100 characters");
    assertThatThrownBy(
            () -> charts.render(new ChartRequest(Map.of(), List.of("x".repeat(101)), RELEASE)))
        .hasMessageContaining("limit exceeded: more than 100 characters");
  }

  @Test
  void refusesMoreOutputThanTheLimit() {
    var charts = new ChartRenderer(new Reader(), SMALL);

    assertThatThrownBy(() -> charts.render(request(Map.of("a/b.yaml", "x".repeat(60)))))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("limit exceeded: output of more than 50 characters");
  }

  @Test
  void refusesLimitsOfNothing() {
    assertThatThrownBy(() -> new HelmLimits(Duration.ZERO, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsNoValues() {
    assertThat(new ChartRequest(Map.of(), List.of("secret"), RELEASE).toString())
        .doesNotContain("secret");
  }

  @Test
  void knowsNamesThatHelmTakes() {
    assertThat(Release.shortened("a".repeat(52) + "-bcd")).isEqualTo("a".repeat(52));
    assertThat(Release.isName("a-1")).isTrue();
    assertThat(Release.isName("A")).isFalse();
    assertThat(Release.isName("a".repeat(54))).isFalse();
    assertThat(Release.isVersion("v1.31.0")).isTrue();
    assertThat(Release.isVersion("new")).isFalse();
  }
}
