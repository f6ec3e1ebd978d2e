package io.supervisor.scheduler.placement;

/**
 * What keeps pods away from a host unless they tolerate it: NoSchedule and NoExecute do, while
 * PreferNoSchedule makes the host the last choice.
 */
public record Taint(String key, String value, String effect) {

  boolean repels() {
    return effect.equals("NoSchedule") || effect.equals("NoExecute");
  }

  boolean dissuades() {
    return effect.equals("PreferNoSchedule");
  }
}
