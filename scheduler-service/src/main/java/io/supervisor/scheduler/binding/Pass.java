package io.supervisor.scheduler.binding;

import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One pass over the pods of a Supervisor that wait, and what is known there meanwhile.
 *
 * @param neighbours the pods that have a host, also those that this pass gives one
 * @param claims from where the data of pods can be reached
 * @param evictions how pods end that are in the way
 */
record Pass(
    String supervisor,
    PodWatch watch,
    Neighbours neighbours,
    ClaimReader claims,
    Evictions evictions) {

  /**
   * @param hostsOfSlots the hosts of pods that have slots, by uid
   */
  static Pass over(
      String supervisor, PodWatch watch, Supplier<Map<String, String>> hostsOfSlots, Instant now) {
    Neighbours neighbours = new Neighbours(watch, hostsOfSlots);
    return new Pass(
        supervisor,
        watch,
        neighbours,
        new ClaimReader(watch.storage(), neighbours),
        new Evictions(watch, now));
  }
}
