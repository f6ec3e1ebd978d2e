package io.supervisor.scheduler.decision;

import io.supervisor.platform.outbox.BatchOutbox.Leaving;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The turns of all Supervisors that a batch of requests is about. */
record Turns(Map<String, Turn> bySupervisor, Map<String, PlacedInstall> installs) {

  /** An outcome. */
  static final String PLACED = "placed";

  /** Where a request is answered, with what is known of its install. */
  Answering of(Request request) {
    PlacedInstall install =
        installs.computeIfAbsent(
            request.install(),
            id -> PlacedInstall.of(id, request.supervisor(), request.namespace()));
    return new Answering(bySupervisor.get(request.supervisor()), install);
  }

  Collection<Turn> all() {
    return bySupervisor.values();
  }

  /** The answers to all requests; those of one Supervisor in the order of its decisions. */
  List<Leaving> leaving() {
    List<Leaving> all = new ArrayList<>();
    bySupervisor.values().forEach(turn -> all.addAll(turn.leaving()));
    return all;
  }

  /** How many decisions had which outcome. */
  Map<String, Integer> outcomes() {
    Map<String, Integer> counts = new HashMap<>();
    for (Turn turn : all()) {
      for (Placement placement : turn.decisions()) {
        counts.merge(placement.placed() ? PLACED : "refused", 1, Integer::sum);
      }
    }
    return counts;
  }
}
