package io.supervisor.install.rendering.step;

import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.Renderer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The steps that this service can do. */
class PipelineChoice {

  @Produces
  @Singleton
  Pipeline pipeline(Renderer renderer) {
    PipelineLimits limits = PipelineLimits.defaults();
    return new Pipeline(
        List.of(new YttStep(renderer, limits), new KbldStep(RenderLimits.defaults(), limits)),
        limits);
  }
}
