package io.supervisor.bench.placement;

import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    }
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
