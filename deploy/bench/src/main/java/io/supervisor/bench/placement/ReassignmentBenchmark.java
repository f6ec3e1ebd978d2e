package io.supervisor.bench.placement;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * The instances of the ROADEF/EURO challenge 2012, a local search by shifts and swaps with late
 * acceptance, beside the proven lower bounds. A ledger that knows nothing of the search recomputes
 * the cost and the rules.
 */
public final class ReassignmentBenchmark {
  private static final long SECONDS = 10;
  private static final int LIST = 5_000;
  private static final int LOOK_AT_CLOCK = 1 << 12;

  private final Path folder;

  /** The folder with the instances. */
  public ReassignmentBenchmark(Path folder) {
    this.folder = folder;
  }

  /** Prints two lines for each instance. */
  public void run() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("bounds.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = line.split(",");
      String name = columns[0];
      ReassignmentModel model =
          ReassignmentModel.read(
              folder.resolve("model_" + name + ".txt"),
              folder.resolve("assignment_" + name + ".txt"));
      long initial = new ReassignmentLedger(model, model.initial).cost();
      boolean exact = initial == Long.parseLong(columns[5]);
      System.out.printf("%s.initial %d cost %s%n", name, initial, exact ? "exact" : "WRONG");
      improve(name, model, Long.parseLong(columns[6]), Long.parseLong(columns[7]));
    }
  }

  private static void improve(String name, ReassignmentModel model, long bound, long simple) {
    Reassignment now = new Reassignment(model);
    Random random = new Random(1);
    long[] late = new long[LIST];
    Arrays.fill(late, now.cost());
    int[] best = now.at.clone();
    long least = now.cost();
    long begin = cpu();
    long tries = 0;
    while (tries % LOOK_AT_CLOCK != 0 || cpu() - begin < SECONDS * 1_000_000_000L) {
      int slot = (int) (tries++ % LIST);
      long limit = Math.max(late[slot], now.cost());
      if (random.nextBoolean()) {
        shift(now, model, random, limit);
      } else {
        swap(now, model, random, limit);
      }
      late[slot] = now.cost();
      if (now.cost() < least) {
        least = now.cost();
        best = now.at.clone();
      }
    }
    ReassignmentLedger ledger = new ReassignmentLedger(model, best);
    String verdict =
        ledger.cost() == least ? ledger.complaint().orElse("agrees") : "cost is " + ledger.cost();
    System.out.printf(
        Locale.ROOT,
        "%s.after-10-cpu-s %d cost %.4f-of-bound, simple search %.4f, %d tries/s, ledger %s%n",
        name,
        least,
        (double) least / bound,
        (double) simple / bound,
        tries / SECONDS,
        verdict);
  }

  private static void shift(Reassignment now, ReassignmentModel model, Random random, long limit) {
    int p = random.nextInt(now.at.length);
    int from = now.at[p];
    int to = random.nextInt(model.machines.length);
    if (to == from) {
      return;
    }
    now.lift(p);
    if (now.fits(p, from, to)) {
      now.put(p, to);
      if (now.cost() <= limit) {
        return;
      }
      now.lift(p);
    }
    now.put(p, from);
  }

  /** Two processes of different services change places. */
  private static void swap(Reassignment now, ReassignmentModel model, Random random, long limit) {
    int p = random.nextInt(now.at.length);
    int q = random.nextInt(now.at.length);
    int ofP = now.at[p];
    int ofQ = now.at[q];
    if (ofP == ofQ || model.processes[p].service() == model.processes[q].service()) {
      return;
    }
    now.lift(p);
    now.lift(q);
    boolean done = false;
    if (now.fits(p, ofP, ofQ)) {
      now.put(p, ofQ);
      if (now.fits(q, ofQ, ofP)) {
        now.put(q, ofP);
        done = now.cost() <= limit;
        if (!done) {
          now.lift(q);
        }
      }
      if (!done) {
        now.lift(p);
      }
    }
    if (!done) {
      now.put(q, ofQ);
      now.put(p, ofP);
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
