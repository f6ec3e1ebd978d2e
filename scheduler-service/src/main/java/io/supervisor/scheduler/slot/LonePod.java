package io.supervisor.scheduler.slot;

import io.supervisor.scheduler.placement.Constraints;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.PodTraits;
import io.supervisor.scheduler.placement.Resources;
import io.supervisor.scheduler.placement.Slot;

/** A pod that waits for a host and belongs to no install. */
public record LonePod(String supervisor, String name, String uid, PodSpec spec) {

  /** What its slot is kept under. */
  String owner() {
    return supervisor + "/pods/" + spec.namespace();
  }

  Slot on(String host) {
    return new Slot(
        "Pod/" + name,
        host,
        spec.requests().of(Resources.CPU),
        spec.requests().of(Resources.MEMORY),
        spec.requests().others(),
        Constraints.UNKNOWN.with(
            new PodTraits(spec.namespace(), spec.labels(), spec.ports(), spec.pods())));
  }
}
