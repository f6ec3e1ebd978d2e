package io.supervisor.install.rendering.step;

import io.supervisor.install.rendering.PackageTemplate;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.image.RegistryRules;
import io.supervisor.install.rendering.ytt.YttRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small package, put together by a test, and the pipeline for it. */
final class Chain {

  static final String NAMESPACE = "svc-test";
  private static final RenderLimits READING = RenderLimits.defaults();

  private Chain() {}

  static PackageTemplate template(Map<String, String> files, Map<?, ?>... steps) {
    var inline = Map.of("inline", Map.of("paths", files));
    var app = Map.of("fetch", List.of(inline), "template", List.of(steps));
    return PackageTemplate.of(Map.of("spec", Map.of("template", Map.of("spec", app))));
  }

  static Pipeline pipeline(PipelineLimits limits, RenderingStep... more) {
    return pipeline(RegistryRules.of(Optional::empty), limits, more);
  }

  static Pipeline pipeline(RegistryRules rules, PipelineLimits limits, RenderingStep... more) {
    var kinds = new ArrayList<>(List.of(more));
    kinds.add(new YttStep(new YttRenderer(READING), limits));
    kinds.add(new KbldStep(READING, limits));
    return new Pipeline(kinds, rules, limits);
  }
}
