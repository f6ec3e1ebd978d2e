package io.supervisor.install.rendering.step;

import java.util.List;
import java.util.Map;

/**
 * What a step works on besides its files.
 *
 * @param earlier what the step before it made; empty unless this step asks for it
 * @param values the config of the install as YAML text; empty unless it goes into this step
 * @param namespace where the objects will live
 */
public record StepInput(List<Map<String, Object>> earlier, String values, String namespace) {

  public StepInput {
    earlier = List.copyOf(earlier);
  }

  /** Names the namespace only: values and objects may hold secrets. */
  @Override
  public String toString() {
    return "StepInput[namespace=" + namespace + "]";
  }
}
