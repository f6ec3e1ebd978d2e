package io.supervisor.bench;

import io.supervisor.install.rendering.PackageTemplate;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.RenderRequest;
import io.supervisor.install.rendering.RenderedSet;
import io.supervisor.install.rendering.ytt.YttRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Rendering the Contour package with its sample values: what one install costs in ytt. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderContour {

  private final YttRenderer renderer = new YttRenderer(RenderLimits.defaults());
  private RenderRequest request;

  /** Reads the package that ships with the suite. */
  @Setup
  public void read() throws IOException {
    Path folder = Path.of(System.getProperty("suite.root", "."), "deploy/packages/contour");
    String text = Files.readString(folder.resolve("1.24.4/package.yaml"));
    PackageTemplate template = null;
    for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
      if (document instanceof Map<?, ?> found && "Package".equals(found.get("kind"))) {
        template = PackageTemplate.of(strings(found));
      }
    }
    request =
        new RenderRequest(
            template.files(),
            Files.readString(folder.resolve("values.yaml")),
            Map.of("namespace", "svc-contour-domain-c8"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> strings(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }

  /** One rendering, from text to objects. */
  @Benchmark
  public RenderedSet render() {
    return renderer.render(request);
  }
}
