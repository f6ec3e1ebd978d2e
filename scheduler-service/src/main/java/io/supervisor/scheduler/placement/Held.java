package io.supervisor.scheduler.placement;

/**
 * A slot that an install has.
 *
 * @param install Supervisor and service, {@code domain-c8/contour.supervisor.io}
 */
public record Held(String install, Slot slot) {

  Held on(String host) {
    return new Held(install, slot.on(host));
  }
}
