package io.supervisor.install.rendering;

import java.util.Map;

/** Turns a package's templates and values into Kubernetes objects. */
public interface Renderer {

  /**
   * Renders all templates of one package.
   *
   * @throws RenderFailure when a template or a value is at fault
   */
  RenderedSet render(RenderRequest request);

  /** Tells, without rendering, whether these files can be rendered; never throws for odd input. */
  Capability capability(Map<String, String> files);
}
