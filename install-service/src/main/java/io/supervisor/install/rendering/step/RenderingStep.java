package io.supervisor.install.rendering.step;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.TemplateStep;
import java.util.List;
import java.util.Map;

/** One way to template, such as ytt. Knows no install and keeps nothing between two calls. */
public interface RenderingStep {

  /** The kind of step that it does, as packages call it. */
  String kind();

  /** What of this step cannot be done, in plain words; empty when all can. Renders nothing. */
  List<String> missing(TemplateStep step);

  /**
   * Does the step. May block for as long as its limits say.
   *
   * @throws RenderFailure when a file or a value is at fault, or the step cannot be done
   */
  List<Map<String, Object>> apply(TemplateStep step, StepInput input);
}
