package io.supervisor.scheduler.placement;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The hosts as columns of numbers: what they have, and what is free. */
final class HostTable {
  static final int NONE = -1;
  private static final int FIRST_ROOM = 64;
  static final int CPU = 0;
  static final int MEMORY = 1;
  static final int PODS = 2;

  final Names resources = new Names();
  final GpuTable gpus = new GpuTable();
  final PortTable ports = new PortTable();
  final VolumeTable volumes = new VolumeTable();
  private final Names names = new Names();
  private HostSpec[] specs = new HostSpec[FIRST_ROOM];
  private int[][] capacity = new int[0][];
  private int[][] free = new int[0][];
  private double[][] share = new double[0][];
  private int[] version = new int[FIRST_ROOM];
  private int count;
  private int[] largest = new int[0];
  private int largestGpus;
  private int growth;

  HostTable() {
    for (String name : new String[] {Resources.CPU, Resources.MEMORY, Resources.PODS}) {
      resource(name);
    }
  }

  /** The column of a resource, a new one when there is none. */
  int resource(String name) {
    int column = resources.number(name);
    if (column == capacity.length) {
      capacity = Arrays.copyOf(capacity, column + 1);
      free = Arrays.copyOf(free, column + 1);
      share = Arrays.copyOf(share, column + 1);
      largest = Arrays.copyOf(largest, column + 1);
      capacity[column] = new int[specs.length];
      free[column] = new int[specs.length];
      share[column] = new double[specs.length];
    }
    return column;
  }

  /** The hosts that there are, in the order in which they came. */
  IntStream all() {
    return IntStream.range(0, count).filter(host -> specs[host] != null);
  }

  int count() {
    return count;
  }

  /** The number of the host; {@link #NONE} when it is not known. */
  int find(String name) {
    return names.find(name);
  }

  String name(int host) {
    return names.name(host);
  }

  /** What is known of the host; null when it is gone. */
  HostSpec spec(int host) {
    return specs[host];
  }

  /** Adds the host, or takes over what is new of one that there is. */
  int put(HostSpec spec) {
    int host = names.number(spec.name());
    if (host == count) {
      count++;
      if (count > specs.length) {
        grow();
      }
    }
    specs[host] = spec;
    spec.capacity().amounts().keySet().forEach(this::resource);
    for (int r = 0; r < capacity.length; r++) {
      int now = spec.capacity().of(resources.name(r));
      free[r][host] += now - capacity[r][host];
      capacity[r][host] = now;
      share[r][host] = now == 0 ? 0 : 1.0 / now;
      grow(r, now);
    }
    gpus.put(host, spec.gpus(), spec.mixedVgpu());
    growGpus(GpuTable.WHOLE * spec.gpus().size());
    version[host]++;
    return host;
  }

  private void grow(int resource, int now) {
    growth += now > largest[resource] ? 1 : 0;
    largest[resource] = Math.max(largest[resource], now);
  }

  private void growGpus(int now) {
    growth += now > largestGpus ? 1 : 0;
    largestGpus = Math.max(largestGpus, now);
  }

  /** Another number each time a host has more of something than any before. */
  int growth() {
    return growth;
  }

  /** The most of a resource that a host has had. */
  int largest(int resource) {
    return largest[resource];
  }

  /** The same of each resource that some host has had. */
  Resources largest() {
    Map<String, Integer> all = new TreeMap<>();
    for (int r = 0; r < largest.length; r++) {
      all.put(resources.name(r), largest[r]);
    }
    return new Resources(all);
  }

  /** The most GPUs that a host has had, in thousandths. */
  int largestGpus() {
    return largestGpus;
  }

  /** Another number each time something of the host changes. */
  int version(int host) {
    return version[host];
  }

  /** What was tried on the host is undone: it is again as it was at the version. */
  void backTo(int host, int earlier) {
    version[host] = earlier;
  }

  /** Forgets the host, on which there are no pods any more. */
  void remove(int host) {
    specs[host] = null;
    for (int r = 0; r < capacity.length; r++) {
      free[r][host] = 0;
      capacity[r][host] = 0;
    }
    gpus.put(host, List.of(), false);
    version[host]++;
  }

  private void grow() {
    int room = specs.length * 2;
    specs = Arrays.copyOf(specs, room);
    version = Arrays.copyOf(version, room);
    for (int r = 0; r < capacity.length; r++) {
      capacity[r] = Arrays.copyOf(capacity[r], room);
      free[r] = Arrays.copyOf(free[r], room);
      share[r] = Arrays.copyOf(share[r], room);
    }
  }

  int free(int resource, int host) {
    return free[resource][host];
  }

  int capacity(int resource, int host) {
    return capacity[resource][host];
  }

  /** Which part of the whole would be free when so much more were used; 0 of nothing. */
  double freeShare(int resource, int host, int more) {
    return (free[resource][host] - more) * share[resource][host];
  }

  /** Takes, or with a negative sign gives back, what a pod of the class uses. */
  void take(PodClass pod, int host, long gpusOfPod, int sign) {
    gpus.take(pod, host, gpusOfPod, sign);
    ports.take(pod, host, sign);
    volumes.take(pod, host, sign);
    version[host]++;
    for (int i = 0; i < pod.resources.length; i++) {
      free[pod.resources[i]][host] -= sign * pod.amounts[i];
    }
  }

  /** No host had more than this, and these thousandths of GPUs. */
  void largest(Resources had, int gpuThousandths) {
    had.amounts().forEach((name, most) -> grow(resource(name), most));
    growGpus(gpuThousandths);
  }

  /** Takes, or with a negative sign gives back, what others than the known pods use. */
  void takeForeign(int host, Map<String, Integer> used, int sign) {
    used.forEach((name, much) -> free[resource(name)][host] -= sign * much);
    version[host]++;
  }

  boolean fits(PodClass pod, int host) {
    for (int i = 0; i < pod.resources.length; i++) {
      if (free[pod.resources[i]][host] < pod.amounts[i]) {
        return false;
      }
    }
    return (pod.gpus == 0 || gpus.fits(pod, host))
        && ports.fits(pod, host)
        && volumes.fits(pod, host);
  }

  /** How much is missing for a pod of the class, of what is missing. */
  Resources shortfall(PodClass pod, int host) {
    Map<String, Integer> missing = new TreeMap<>();
    for (int i = 0; i < pod.resources.length; i++) {
      int more = pod.amounts[i] - free[pod.resources[i]][host];
      if (more > 0) {
        missing.put(resources.name(pod.resources[i]), more);
      }
    }
    return new Resources(missing);
  }
}
