package io.supervisor.scheduler.placement;

/** Taints that a pod puts up with: an empty key is every key, an empty effect every effect. */
public record Toleration(String key, boolean anyValue, String value, String effect) {

  public Toleration {
    key = key == null ? "" : key;
    value = value == null ? "" : value;
    effect = effect == null ? "" : effect;
  }

  boolean tolerates(Taint taint) {
    return (effect.isEmpty() || effect.equals(taint.effect()))
        && (key.isEmpty() ? anyValue : key.equals(taint.key()))
        && (anyValue || value.equals(taint.value()));
  }
}
