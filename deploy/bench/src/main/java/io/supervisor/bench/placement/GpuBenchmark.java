package io.supervisor.bench.placement;

import io.supervisor.scheduler.placement.Clearing;
import io.supervisor.scheduler.placement.Defragmentation;
import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.EngineImage;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The openb trace: how much of all GPUs is given away when pods come that want 130 % of them, one
 * after the other, and none leaves. A ledger that knows nothing of the engine recomputes the use of
 * each host and GPU from the decisions.
 */
public final class GpuBenchmark {
  private static final double BLEND = 50;
  private static final String WITH_MOVES = "default";
  private static final int MOST_CLEARED = 3;
  private static final int AT_ONCE = 4;

  private final Path folder;

  /** The folder with the lists of hosts and pods. */
  public GpuBenchmark(Path folder) {
    this.folder = folder;
  }

  /** Prints a line for each file of arrivals. */
  public void run() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.resolve("arrivals"))) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      String[] parts = file.getFileName().toString().split("\\.");
      GpuTrace trace = GpuTrace.read(folder, parts[0], file);
      play(
          parts[0] + "." + parts[1] + ".blend",
          trace,
          Policy.fragmentation(trace.typical(), BLEND));
      if (parts[0].equals(WITH_MOVES)) {
        playWithMoves(
            parts[0] + "." + parts[1] + ".moves",
            trace,
            Policy.fragmentation(trace.typical(), BLEND));
      }
    }
  }

  /** The same while a pod that finds no room gets some by moves; until that fails for the first. */
  private static void playWithMoves(String name, GpuTrace trace, Policy policy) {
    Engine engine = new Engine(policy);
    trace.hosts().forEach(engine::putHost);
    long all = trace.gpus() * 1_000L;
    long arrived = 0;
    int placed = 0;
    int moved = 0;
    long begin = System.nanoTime();
    for (int row : trace.arrivals()) {
      PodSpec pod = trace.pods().get(row);
      arrived += (long) pod.gpu().count() * pod.gpu().thousandths();
      int podClass = engine.classOf(pod);
      if (engine.place(podClass) == Engine.NONE) {
        boolean found = false;
        List<Step> steps = room(engine, podClass, placed / 50 - moved);
        while (!found && !steps.isEmpty()) {
          engine.move(steps);
          moved += steps.size();
          found = engine.place(podClass) != Engine.NONE;
          steps = found ? List.of() : room(engine, podClass, placed / 50 - moved);
        }
        if (!found) {
          break;
        }
      }
      placed++;
    }
    GpuLedger ledger = new GpuLedger(trace.hosts());
    for (EngineImage.PlacedPod pod : engine.image().pods()) {
      int[] gpus = BitSet.valueOf(new long[] {pod.gpus()}).stream().toArray();
      ledger.note(pod.spec(), pod.host(), gpus);
    }
    System.out.printf(
        Locale.ROOT,
        "%s first-refused %.2f %% of demand, %d placed, %d moved, %.2f %% of pods, %.1f s, ledger %s%n",
        name,
        100.0 * arrived / all,
        placed,
        moved,
        100.0 * moved / placed,
        (System.nanoTime() - begin) / 1e9,
        ledger.complaint().orElse("agrees"));
  }

  /** Moves after which the pod fits, or else some after which less is wasted. */
  private static List<Step> room(Engine engine, int podClass, int most) {
    return new Clearing(engine, any -> true)
        .roomFor(podClass, Math.min(most, MOST_CLEARED))
        .orElseGet(() -> new Defragmentation(engine, any -> true).steps(Math.min(most, AT_ONCE)));
  }

  private static void play(String name, GpuTrace trace, Policy policy) {
    Engine engine = new Engine(policy);
    trace.hosts().forEach(engine::putHost);
    GpuLedger ledger = new GpuLedger(trace.hosts());
    int all = trace.gpus() * 1_000;
    long arrived = 0;
    double at100 = 0;
    double firstRefused = 0;
    int placed = 0;
    long begin = System.nanoTime();
    for (int row : trace.arrivals()) {
      PodSpec pod = trace.pods().get(row);
      arrived += (long) pod.gpu().count() * pod.gpu().thousandths();
      int number = engine.place(engine.classOf(pod));
      if (number != Engine.NONE) {
        placed++;
        ledger.note(pod, engine.host(number), engine.gpus(number));
      } else if (firstRefused == 0) {
        firstRefused = 100.0 * arrived / all;
      }
      if (arrived <= all) {
        at100 = 100.0 * ledger.gpuThousandths() / all;
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s %d arrived, %d placed, at-100 %.2f %%, at-130 %.2f %%, first-refused %.1f %%,"
            + " cpu %.2f %%, %.0f pods/s, ledger %s%n",
        name,
        trace.arrivals().size(),
        placed,
        at100,
        100.0 * ledger.gpuThousandths() / all,
        firstRefused,
        ledger.cpuPercent(),
        trace.arrivals().size() / seconds,
        ledger.complaint().orElse("agrees"));
  }
}
