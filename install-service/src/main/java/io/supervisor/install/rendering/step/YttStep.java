package io.supervisor.install.rendering.step;

import io.supervisor.install.rendering.RenderRequest;
import io.supervisor.install.rendering.Renderer;
import io.supervisor.install.rendering.TemplateStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ytt step. Earlier output stands beside its files, as one more file of plain documents. */
final class YttStep implements RenderingStep {

  private static final String EARLIER = "earlier output.yml";

  private final Renderer renderer;
  private final PipelineLimits limits;

  YttStep(Renderer renderer, PipelineLimits limits) {
    this.renderer = renderer;
    this.limits = limits;
  }

  @Override
  public String kind() {
    return TemplateStep.YTT;
  }

  @Override
  public List<String> missing(TemplateStep step) {
    return renderer.capability(step.files()).missing();
  }

  @Override
  public List<Map<String, Object>> apply(TemplateStep step, StepInput input) {
    Map<String, String> files = new LinkedHashMap<>(step.files());
    if (step.earlier()) {
      files.put(EARLIER, DocumentText.of(input.earlier(), limits.outputBytes()));
    }
    Map<String, Object> overrides = Map.of("namespace", input.namespace());
    return renderer.render(new RenderRequest(files, input.values(), overrides)).documents();
  }
}
