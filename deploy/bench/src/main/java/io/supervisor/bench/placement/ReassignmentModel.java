package io.supervisor.bench.placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;

/** An instance of the ROADEF/EURO challenge 2012, by its file format. */
final class ReassignmentModel {
  final Resource[] resources;
  final Machine[] machines;
  final Service[] services;
  final Process[] processes;
  final Balance[] balances;
  final long processMoveWeight;
  final long serviceMoveWeight;
  final long machineMoveWeight;

  /** Which services need a service near them. */
  final int[][] dependents;

  final int[] initial;

  /** {@code held}: what a process used is still taken where it was, until all moves are over. */
  record Resource(boolean held, long weight) {}

  record Machine(
      int neighbourhood, int location, long[] capacity, long[] safety, long[] moveCost) {}

  record Service(int spread, int[] needs) {}

  record Process(int service, long[] wants, long moveCost) {}

  record Balance(int first, int second, long target, long weight) {}

  private ReassignmentModel(Scanner in, int[] assignment) {
    initial = assignment;
    resources = new Resource[in.nextInt()];
    for (int i = 0; i < resources.length; i++) {
      resources[i] = new Resource(in.nextInt() == 1, in.nextLong());
    }
    machines = new Machine[in.nextInt()];
    for (int i = 0; i < machines.length; i++) {
      machines[i] =
          new Machine(
              in.nextInt(),
              in.nextInt(),
              longs(in, resources.length),
              longs(in, resources.length),
              longs(in, machines.length));
    }
    services = new Service[in.nextInt()];
    for (int i = 0; i < services.length; i++) {
      int spread = in.nextInt();
      int[] needs = new int[in.nextInt()];
      for (int n = 0; n < needs.length; n++) {
        needs[n] = in.nextInt();
      }
      services[i] = new Service(spread, needs);
    }
    processes = new Process[in.nextInt()];
    for (int i = 0; i < processes.length; i++) {
      processes[i] = new Process(in.nextInt(), longs(in, resources.length), in.nextLong());
    }
    balances = new Balance[in.nextInt()];
    for (int i = 0; i < balances.length; i++) {
      balances[i] = new Balance(in.nextInt(), in.nextInt(), in.nextLong(), in.nextLong());
    }
    processMoveWeight = in.nextLong();
    serviceMoveWeight = in.nextLong();
    machineMoveWeight = in.nextLong();
    dependents = dependents(services);
  }

  static ReassignmentModel read(Path model, Path assignment) throws IOException {
    int[] machines;
    try (Scanner in = new Scanner(Files.readString(assignment))) {
      machines = in.tokens().mapToInt(Integer::parseInt).toArray();
    }
    try (Scanner in = new Scanner(Files.readString(model))) {
      return new ReassignmentModel(in, machines);
    }
  }

  private static long[] longs(Scanner in, int count) {
    long[] all = new long[count];
    for (int i = 0; i < count; i++) {
      all[i] = in.nextLong();
    }
    return all;
  }

  private static int[][] dependents(Service[] services) {
    int[] counts = new int[services.length];
    for (Service service : services) {
      for (int needed : service.needs) {
        counts[needed]++;
      }
    }
    int[][] all = new int[services.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = new int[counts[i]];
    }
    for (int i = 0; i < services.length; i++) {
      for (int needed : services[i].needs) {
        all[needed][--counts[needed]] = i;
      }
    }
    return all;
  }

  /** What the use of a machine costs, by what is used of it. */
  long machineCost(int machine, long[] used) {
    Machine m = machines[machine];
    long cost = 0;
    for (int r = 0; r < resources.length; r++) {
      cost += resources[r].weight * Math.max(0, used[r] - m.safety[r]);
    }
    for (Balance b : balances) {
      long first = m.capacity[b.first] - used[b.first];
      long second = m.capacity[b.second] - used[b.second];
      cost += b.weight * Math.max(0, b.target * first - second);
    }
    return cost;
  }
}
