package io.supervisor.install.rendering.step;

import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.TemplateStep;
import io.supervisor.install.rendering.image.ImageFields;
import io.supervisor.install.rendering.image.ImageLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The kbld step: images become what the lock documents among its input say, and the lock documents
 * go. It asks no registry and leaves no annotation; images that are not locked stay as they are.
 */
final class KbldStep implements RenderingStep {

  private final RenderLimits reading;
  private final PipelineLimits limits;

  KbldStep(RenderLimits reading, PipelineLimits limits) {
    this.reading = reading;
    this.limits = limits;
  }

  @Override
  public String kind() {
    return TemplateStep.KBLD;
  }

  @Override
  public List<String> missing(TemplateStep step) {
    return List.of();
  }

  @Override
  public List<Map<String, Object>> apply(TemplateStep step, StepInput input) {
    List<Map<String, Object>> documents = new ArrayList<>(input.earlier());
    step.files()
        .forEach(
            (name, text) -> {
              if (name.matches("(?s).*\\.(ya?ml|json)")) {
                documents.addAll(YamlDocuments.read(name, text, reading));
              }
            });
    ImageLock lock = ImageLock.of(documents, limits.images());
    documents.removeIf(ImageLock::speaks);
    return lock.isEmpty()
        ? documents
        : ImageFields.replace(
            documents,
            (image, place) -> place == ImageFields.Place.VOLUME ? image : lock.locked(image));
  }
}
