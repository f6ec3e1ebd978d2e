package io.supervisor.install.rendering.step;

import io.quarkus.runtime.Startup;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.Renderer;
import io.supervisor.install.rendering.helm.ChartRenderer;
import io.supervisor.install.rendering.helm.HelmLimits;
import io.supervisor.install.rendering.helm.NativeHelm;
import io.supervisor.install.rendering.image.RegistryConfig;
import io.supervisor.install.rendering.image.RegistryRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The steps that this service can do. Made at start, so that a wrong setting is seen then. */
class PipelineChoice {

  @Produces
  @Singleton
  @Startup
  Pipeline pipeline(Renderer renderer, RegistryConfig registries) {
    PipelineLimits limits = PipelineLimits.defaults();
    RenderLimits reading = RenderLimits.defaults();
    ChartRenderer charts = new ChartRenderer(new NativeHelm(), HelmLimits.defaults());
    List<RenderingStep> steps =
        List.of(
            new YttStep(renderer, limits),
            new KbldStep(reading, limits),
            new HelmStep(charts, reading));
    return new Pipeline(steps, RegistryRules.of(registries), limits);
  }
}
