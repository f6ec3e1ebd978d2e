package io.supervisor.scheduler.drs;

import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.scheduler.placement.Demand;
import io.supervisor.scheduler.whatif.PodFaults;
import io.supervisor.scheduler.whatif.WhatIfOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;

/**
 * For whom room is to be made.
 *
 * @param service whose pod it is: the room is kept for its install on the Supervisor
 * @param namespace of the pod, for rules about other pods; absent for one that nobody else is in
 * @param pod the workload and what one pod of it asks for, as it does in its request; one at a time
 */
public record RoomOrder(
    @NotBlank String service, String namespace, @NotNull @Valid WhatIfOrder.Pods pod) {

  public RoomOrder {
    namespace = namespace == null ? "" : namespace;
  }

  /** One pod; throws when something is wrong with it. */
  Demand demand() {
    List<Finding> faults = new ArrayList<>();
    PodFaults.in("pod", pod, faults);
    if (pod.everyHost() || pod.pods() > 1) {
      faults.add(
          new Finding("pod", "is more than one pod", "Leave every_host out, and pods or say 1."));
    }
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid("io.supervisor.drs.room.invalid", "The order is refused", faults);
    }
    return pod.demand(namespace);
  }
}
