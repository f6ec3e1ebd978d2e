package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * Places pods where the free GPUs of hosts lose least of their use ("Beware of Fragmentation",
 * USENIX ATC'23). What is free on a host is waste for a typical pod as far as it cannot be given to
 * it; the fragmentation of the host is that, over all typical pods.
 */
final class Fragmentation extends Wasting {
  /** Brings GPU thousandths into the range of scores, exactly: eight GPUs and a little. */
  private static final double SCALE = 1.0 / 8192;

  private static final int NO_GPU = -1;

  private final double fullest;
  private final int[] cpu;
  private final int[] count;
  private final int[] thousandths;
  private final long[] models;
  private final double[] part;

  Fragmentation(HostTable hosts, List<TypicalPod> typical, double fullest) {
    super(hosts);
    this.fullest = fullest;
    this.cpu = typical.stream().mapToInt(TypicalPod::cpu).toArray();
    this.count = typical.stream().mapToInt(t -> t.gpu().count()).toArray();
    this.thousandths = typical.stream().mapToInt(t -> t.gpu().thousandths()).toArray();
    this.models = typical.stream().mapToLong(t -> hosts.gpus.models(t.gpu().models())).toArray();
    this.part = typical.stream().mapToDouble(TypicalPod::part).toArray();
  }

  @Override
  double score(PodClass pod, int host) {
    int cpuAfter = hosts.free(HostTable.CPU, host) - pod.amount(HostTable.CPU);
    int gpuAfter = hosts.gpus.free(host) - pod.gpus * pod.gpuThousandths;
    double use =
        0.5 * cpuAfter / Math.max(1, hosts.largest(HostTable.CPU))
            + 0.5 * gpuAfter / Math.max(1, hosts.largestGpus());
    double after;
    if (pod.gpus == 0) {
      after = of(host, cpuAfter, 0, 0);
    } else {
      after = of(host, cpuAfter, gpus(pod, host), pod.gpuThousandths);
    }
    return SCALE * (now(host) - after - fullest * use);
  }

  @Override
  long gpus(PodClass pod, int host) {
    if (pod.gpuThousandths == GpuTable.WHOLE) {
      return hosts.gpus.tightest(pod, host);
    }
    int cpuAfter = hosts.free(HostTable.CPU, host) - pod.amount(HostTable.CPU);
    int best = NO_GPU;
    double least = Double.POSITIVE_INFINITY;
    for (int gpu = 0; gpu < hosts.gpus.count(host); gpu++) {
      if (hosts.gpus.usable(pod, host, gpu) && !seen(host, gpu)) {
        double after = of(host, cpuAfter, 1L << gpu, pod.gpuThousandths);
        if (after < least) {
          least = after;
          best = gpu;
        }
      }
    }
    return best == NO_GPU ? 0 : 1L << best;
  }

  /** Whether an earlier GPU of the host is just the same. */
  private boolean seen(int host, int gpu) {
    for (int i = 0; i < gpu; i++) {
      if (hosts.gpus.free(host, i) == hosts.gpus.free(host, gpu)
          && hosts.gpus.alike(host, i, gpu)) {
        return true;
      }
    }
    return false;
  }

  @Override
  double wasted(int host) {
    return of(host, hosts.free(HostTable.CPU, host), 0, 0);
  }

  /** The fragmentation in thousandths when so much CPU is free, and less of the taken GPUs. */
  private double of(int host, int freeCpu, long taken, int much) {
    int gpus = hosts.gpus.count(host);
    int all = hosts.gpus.free(host) - Long.bitCount(taken) * much;
    double sum = 0;
    for (int i = 0; i < part.length; i++) {
      int waste = all;
      if (count[i] > 0 && cpu[i] <= freeCpu) {
        int found = 0;
        int small = 0;
        for (int gpu = 0; gpu < gpus; gpu++) {
          int free = hosts.gpus.free(host, gpu) - ((taken & 1L << gpu) == 0 ? 0 : much);
          if (free >= thousandths[i] && hosts.gpus.is(host, gpu, models[i])) {
            found++;
          } else {
            small += free;
          }
        }
        waste = found >= count[i] ? small : all;
      }
      sum += part[i] * waste;
    }
    return sum;
  }
}
