package io.supervisor.bench.placement;

/** An assignment that changes step by step, with its cost: processes are lifted and put down. */
final class Reassignment {
  final int[] at;
  private final ReassignmentModel model;
  private final long[][] used;

  /** What processes that are elsewhere now still take of where they were. */
  private final long[][] held;

  private final long[] machineCost;
  private final int[][] onMachine;
  private final int[][] inLocation;
  private final int[][] inNeighbourhood;
  private final int[] locations;
  private final int[] moved;
  private final int[] servicesWithMoves;
  private int mostMoved;
  private long cost;

  Reassignment(ReassignmentModel model) {
    this.model = model;
    int count = model.machines.length;
    int services = model.services.length;
    at = model.initial.clone();
    used = new long[count][model.resources.length];
    held = new long[count][model.resources.length];
    machineCost = new long[count];
    onMachine = new int[services][count];
    inLocation = new int[services][count];
    inNeighbourhood = new int[services][count];
    locations = new int[services];
    moved = new int[services];
    servicesWithMoves = new int[at.length + 1];
    servicesWithMoves[0] = services;
    for (int m = 0; m < count; m++) {
      machineCost[m] = model.machineCost(m, used[m]);
      cost += machineCost[m];
    }
    for (int p = 0; p < at.length; p++) {
      hold(p, 1);
      step(p, 1);
      put(p, at[p]);
    }
  }

  long cost() {
    return cost + model.serviceMoveWeight * mostMoved;
  }

  /** Takes a process up; it must be put down again before anything else is asked. */
  void lift(int p) {
    int m = at[p];
    count(p, m, -1);
    use(p, m, -1);
    if (m == model.initial[p]) {
      hold(p, 1);
      step(p, 1);
    } else {
      cost -= model.machineMoveWeight * model.machines[model.initial[p]].moveCost()[m];
    }
  }

  void put(int p, int m) {
    at[p] = m;
    count(p, m, 1);
    use(p, m, 1);
    if (m == model.initial[p]) {
      hold(p, -1);
      step(p, -1);
    } else {
      cost += model.machineMoveWeight * model.machines[model.initial[p]].moveCost()[m];
    }
  }

  /** Whether a process that is up, and was on a machine, may be put down on another. */
  boolean fits(int p, int from, int to) {
    ReassignmentModel.Process process = model.processes[p];
    int service = process.service();
    if (onMachine[service][to] > 0) {
      return false;
    }
    ReassignmentModel.Machine target = model.machines[to];
    for (int r = 0; r < model.resources.length; r++) {
      long back = to == model.initial[p] ? process.wants()[r] : 0;
      long taken = model.resources[r].held() ? held[to][r] - back : 0;
      if (used[to][r] + taken + process.wants()[r] > target.capacity()[r]) {
        return false;
      }
    }
    int more = inLocation[service][target.location()] == 0 ? 1 : 0;
    return locations[service] + more >= model.services[service].spread()
        && near(service, model.machines[from].neighbourhood(), target.neighbourhood());
  }

  private boolean near(int service, int from, int to) {
    for (int needed : model.services[service].needs()) {
      if (needed != service && inNeighbourhood[needed][to] == 0) {
        return false;
      }
    }
    if (from != to && inNeighbourhood[service][from] == 0) {
      for (int other : model.dependents[service]) {
        if (inNeighbourhood[other][from] > 0) {
          return false;
        }
      }
    }
    return true;
  }

  private void use(int p, int m, int sign) {
    long[] wants = model.processes[p].wants();
    for (int r = 0; r < wants.length; r++) {
      used[m][r] += sign * wants[r];
    }
    cost -= machineCost[m];
    machineCost[m] = model.machineCost(m, used[m]);
    cost += machineCost[m];
  }

  private void count(int p, int m, int sign) {
    int service = model.processes[p].service();
    ReassignmentModel.Machine machine = model.machines[m];
    onMachine[service][m] += sign;
    inNeighbourhood[service][machine.neighbourhood()] += sign;
    int before = inLocation[service][machine.location()];
    inLocation[service][machine.location()] = before + sign;
    if (before == 0 || before + sign == 0) {
      locations[service] += sign;
    }
  }

  private void hold(int p, int sign) {
    long[] wants = model.processes[p].wants();
    for (int r = 0; r < wants.length; r++) {
      held[model.initial[p]][r] += sign * wants[r];
    }
  }

  /** The process has left where it was, or with -1 is back. */
  private void step(int p, int sign) {
    cost += sign * model.processMoveWeight * model.processes[p].moveCost();
    int service = model.processes[p].service();
    servicesWithMoves[moved[service]]--;
    moved[service] += sign;
    servicesWithMoves[moved[service]]++;
    mostMoved = Math.max(mostMoved, moved[service]);
    while (mostMoved > 0 && servicesWithMoves[mostMoved] == 0) {
      mostMoved--;
    }
  }
}
