package io.supervisor.scheduler.placement;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** The GPUs of all hosts: which model each is, and how many thousandths of it are free. */
final class GpuTable {
  static final int WHOLE = 1000;

  /** GPUs of a host are bits of a long. */
  static final int MOST = 64;

  /** Models are bits of a long, too. */
  private static final long ANY_MODEL = -1;

  private final Names models = new Names();
  private final Names profiles = new Names();
  private final BitSet mixed = new BitSet();
  private int[] start = new int[64];
  private int[] number = new int[64];

  /** Of GPUs that a host has had and may have again it is known, too, what is free. */
  private int[] remembered = new int[64];

  private int[] free = new int[256];
  private long[] model = new long[256];

  /** How many pods of each vGPU profile it carries; to have none is one of them. */
  private int[][] carried = new int[256][];

  /** Of how many different ones those are. */
  private int[] kinds = new int[256];

  private int used;

  /** The models as bits; all of them when none is named. */
  long models(Set<String> names) {
    return names.isEmpty()
        ? ANY_MODEL
        : names.stream().sorted().mapToLong(this::bit).reduce(0, (a, b) -> a | b);
  }

  private long bit(String name) {
    int found = models.number(name);
    if (found >= Long.SIZE) {
      throw new IllegalArgumentException("more than 64 models of GPU: " + name);
    }
    return 1L << found;
  }

  /** The number of a vGPU profile, or of none. */
  int profile(String name) {
    return profiles.number(name);
  }

  /**
   * The host has these models of GPU now, and each may carry several vGPU profiles or only one;
   * what pods use of them they keep.
   */
  void put(int host, List<String> gpus, boolean mixedProfiles) {
    if (gpus.size() > MOST) {
      throw new IllegalArgumentException("more than 64 GPUs on a host");
    }
    if (host >= start.length) {
      start = Arrays.copyOf(start, Math.max(host + 1, 2 * start.length));
      number = Arrays.copyOf(number, start.length);
      remembered = Arrays.copyOf(remembered, start.length);
    }
    if (gpus.size() > remembered[host]) {
      move(host, gpus.size());
    }
    mixed.set(host, mixedProfiles);
    number[host] = gpus.size();
    for (int i = 0; i < gpus.size(); i++) {
      model[start[host] + i] = bit(gpus.get(i));
    }
  }

  private void move(int host, int count) {
    if (used + count > free.length) {
      free = Arrays.copyOf(free, Math.max(used + count, 2 * free.length));
      model = Arrays.copyOf(model, free.length);
      carried = Arrays.copyOf(carried, free.length);
      kinds = Arrays.copyOf(kinds, free.length);
    }
    for (int i = 0; i < count; i++) {
      boolean had = i < remembered[host];
      free[used + i] = had ? free[start[host] + i] : WHOLE;
      carried[used + i] = had ? carried[start[host] + i] : new int[1];
      kinds[used + i] = had ? kinds[start[host] + i] : 0;
      model[used + i] = had ? model[start[host] + i] : 0;
    }
    start[host] = used;
    remembered[host] = count;
    used += count;
  }

  int count(int host) {
    return host < number.length ? number[host] : 0;
  }

  int free(int host, int gpu) {
    return free[start[host] + gpu];
  }

  /** All thousandths that are free on the host. */
  int free(int host) {
    int sum = 0;
    for (int i = 0; i < count(host); i++) {
      sum += free(host, i);
    }
    return sum;
  }

  /** Whether the GPU is of one of the models. */
  boolean is(int host, int gpu, long anyOf) {
    return (model[start[host] + gpu] & anyOf) != 0;
  }

  /** Whether two GPUs of the host are of one model. */
  boolean alike(int host, int one, int other) {
    return model[start[host] + one] == model[start[host] + other];
  }

  boolean fits(PodClass pod, int host) {
    int found = 0;
    for (int i = 0; i < count(host) && found < pod.gpus; i++) {
      found += usable(pod, host, i) ? 1 : 0;
    }
    return found >= pod.gpus;
  }

  boolean usable(PodClass pod, int host, int gpu) {
    return free(host, gpu) >= pod.gpuThousandths
        && is(host, gpu, pod.gpuModels)
        && (free(host, gpu) == WHOLE
            || mixed.get(host)
            || kinds[start[host] + gpu] == 1 && carries(start[host] + gpu, pod.gpuProfile) > 0);
  }

  private int carries(int gpu, int profile) {
    return profile < carried[gpu].length ? carried[gpu][profile] : 0;
  }

  private void carry(int gpu, int profile, int change) {
    if (profile >= carried[gpu].length) {
      carried[gpu] = Arrays.copyOf(carried[gpu], profile + 1);
    }
    int now = carried[gpu][profile] += change;
    kinds[gpu] += now == 0 ? -1 : now == change ? 1 : 0;
  }

  /** The first GPUs that the pod can use, or of a share the fullest; as bits. */
  long tightest(PodClass pod, int host) {
    long chosen = 0;
    int least = WHOLE + 1;
    for (int i = 0; i < count(host); i++) {
      if (usable(pod, host, i)) {
        if (pod.gpuThousandths == WHOLE) {
          chosen |= Long.bitCount(chosen) < pod.gpus ? 1L << i : 0;
        } else if (free(host, i) < least) {
          least = free(host, i);
          chosen = 1L << i;
        }
      }
    }
    return chosen;
  }

  /**
   * Takes, or with a negative sign gives back, what a pod has of these GPUs, which the host may
   * have had earlier only.
   */
  void take(PodClass pod, int host, long gpus, int sign) {
    int highest = Long.SIZE - Long.numberOfLeadingZeros(gpus);
    if (gpus != 0 && highest > remembered[host]) {
      move(host, highest);
    }
    for (int i = 0; gpus != 0 && i < remembered[host]; i++) {
      if ((gpus & 1L << i) != 0) {
        int gpu = start[host] + i;
        free[gpu] -= sign * pod.gpuThousandths;
        carry(gpu, pod.gpuProfile, sign);
      }
    }
  }
}
