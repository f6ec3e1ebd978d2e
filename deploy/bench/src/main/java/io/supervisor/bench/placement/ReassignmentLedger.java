package io.supervisor.bench.placement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recomputes cost and rules of an assignment from nothing but the instance. */
record ReassignmentLedger(ReassignmentModel model, int[] assignment) {

  long cost() {
    long[][] used = used();
    long cost = 0;
    for (int machine = 0; machine < model.machines.length; machine++) {
      cost += model.machineCost(machine, used[machine]);
    }
    Map<Integer, Integer> moved = new HashMap<>();
    for (int p = 0; p < assignment.length; p++) {
      int from = model.initial[p];
      if (assignment[p] != from) {
        cost += model.processMoveWeight * model.processes[p].moveCost();
        moved.merge(model.processes[p].service(), 1, Integer::sum);
      }
      cost += model.machineMoveWeight * model.machines[from].moveCost()[assignment[p]];
    }
    int most = moved.values().stream().mapToInt(n -> n).max().orElse(0);
    return cost + model.serviceMoveWeight * most;
  }

  private long[][] used() {
    long[][] used = new long[model.machines.length][model.resources.length];
    for (int p = 0; p < assignment.length; p++) {
      for (int r = 0; r < model.resources.length; r++) {
        used[assignment[p]][r] += model.processes[p].wants()[r];
      }
    }
    return used;
  }

  /** The first rule that is broken. */
  Optional<String> complaint() {
    long[][] used = used();
    for (int p = 0; p < assignment.length; p++) {
      for (int r = 0; r < model.resources.length; r++) {
        boolean held = model.resources[r].held() && assignment[p] != model.initial[p];
        used[model.initial[p]][r] += held ? model.processes[p].wants()[r] : 0;
      }
    }
    for (int m = 0; m < used.length; m++) {
      for (int r = 0; r < used[m].length; r++) {
        if (used[m][r] > model.machines[m].capacity()[r]) {
          return Optional.of("machine " + m + " has too little of " + r);
        }
      }
    }
    return neighbours();
  }

  private Optional<String> neighbours() {
    Map<Integer, Set<Integer>> machines = new HashMap<>();
    Map<Integer, Set<Integer>> locations = new HashMap<>();
    Map<Integer, Set<Integer>> neighbourhoods = new HashMap<>();
    for (int p = 0; p < assignment.length; p++) {
      int service = model.processes[p].service();
      ReassignmentModel.Machine machine = model.machines[assignment[p]];
      if (!machines.computeIfAbsent(service, s -> new HashSet<>()).add(assignment[p])) {
        return Optional.of("two of service " + service + " on machine " + assignment[p]);
      }
      locations.computeIfAbsent(service, s -> new HashSet<>()).add(machine.location());
      neighbourhoods.computeIfAbsent(service, s -> new HashSet<>()).add(machine.neighbourhood());
    }
    for (int s = 0; s < model.services.length; s++) {
      if (locations.getOrDefault(s, Set.of()).size() < model.services[s].spread()) {
        return Optional.of("service " + s + " is in too few locations");
      }
      for (int needed : model.services[s].needs()) {
        Set<Integer> there = neighbourhoods.getOrDefault(needed, Set.of());
        if (!there.containsAll(neighbourhoods.getOrDefault(s, Set.of()))) {
          return Optional.of("service " + s + " is without " + needed);
        }
      }
    }
    return Optional.empty();
  }
}
