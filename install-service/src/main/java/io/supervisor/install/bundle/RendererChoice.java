package io.supervisor.install.bundle;

import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.Renderer;
import io.supervisor.install.rendering.ytt.YttRenderer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The renderer of this service: ytt level 1. */
class RendererChoice {

  @Produces
  @Singleton
  Renderer renderer() {
    return new YttRenderer(RenderLimits.defaults());
  }
}
