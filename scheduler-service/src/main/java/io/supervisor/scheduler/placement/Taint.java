package io.supervisor.scheduler.placement;

/** What keeps pods away from a host unless they tolerate it; only NoSchedule and NoExecute do. */
public record Taint(String key, String value, String effect) {

  boolean repels() {
    return effect.equals("NoSchedule") || effect.equals("NoExecute");
  }
}
