package io.supervisor.install.rendering.step;

import io.supervisor.install.rendering.Capability;
import io.supervisor.install.rendering.PackageTemplate;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.TemplateStep;
import io.supervisor.install.rendering.image.RegistryRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Does the steps of a package one after the other, and then sends the images to the registries of
 * the site. Blocking: run it on a worker.
 */
public final class Pipeline {

  private final Map<String, RenderingStep> kinds;
  private final RegistryRules registries;
  private final PipelineLimits limits;

  Pipeline(List<RenderingStep> kinds, RegistryRules registries, PipelineLimits limits) {
    this.kinds = kinds.stream().collect(Collectors.toMap(RenderingStep::kind, Function.identity()));
    this.registries = registries;
    this.limits = limits;
  }

  /** Tells, without rendering, whether all steps can be done; never throws for odd input. */
  public Capability capability(PackageTemplate template) {
    List<String> missing = new ArrayList<>(template.unsupported());
    for (TemplateStep step : template.steps()) {
      RenderingStep kind = kinds.get(step.kind());
      missing.addAll(kind == null ? List.of(step.kind() + " step") : kind.missing(step));
    }
    return new Capability(missing.isEmpty(), missing);
  }

  /**
   * The objects of a package.
   *
   * @param values the config of the install as YAML text; goes into the first step that takes any
   * @throws RenderFailure when a step cannot be done, or a file or a value is at fault
   */
  public List<Map<String, Object>> objects(
      PackageTemplate template, String values, String namespace) {
    check(template);
    List<Map<String, Object>> made = List.of();
    String left = values;
    for (TemplateStep step : template.steps()) {
      String given = step.takesValues() ? left : "";
      List<Map<String, Object>> earlier = step.earlier() ? made : List.of();
      made = kinds.get(step.kind()).apply(step, new StepInput(earlier, given, namespace));
      DocumentText.of(made, limits.outputBytes());
      left = step.takesValues() ? "" : left;
    }
    return registries.apply(made);
  }

  private void check(PackageTemplate template) {
    List<RenderFault> faults = new ArrayList<>();
    List<TemplateStep> steps = template.steps();
    template.unsupported().forEach(what -> faults.add(unsupported(what)));
    steps.stream()
        .filter(step -> !kinds.containsKey(step.kind()))
        .forEach(step -> faults.add(unsupported(step.kind() + " step")));
    if (steps.size() > limits.steps()) {
      faults.add(limit("more than " + limits.steps() + " template steps"));
    }
    long characters =
        steps.stream()
            .flatMap(step -> step.files().entrySet().stream())
            .mapToLong(file -> (long) file.getKey().length() + file.getValue().length())
            .sum();
    if (characters > limits.inputCharacters()) {
      faults.add(limit("files of more than " + limits.inputCharacters() + " characters"));
    }
    if (!faults.isEmpty()) {
      throw new RenderFailure(faults);
    }
  }

  private static RenderFault unsupported(String what) {
    return new RenderFault("", 0, what, "is not supported yet", "Use inline files.");
  }

  private static RenderFault limit(String what) {
    return new RenderFault("package", 0, "", "limit exceeded: " + what, "Split the package.");
  }
}
