package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The placed pods: of which class, on which host, and which others are there. */
final class PodTable {
  static final int NONE = -1;
  private static final int FIRST_ROOM = 16;

  private int[] classes = new int[FIRST_ROOM];
  private int[] hosts = new int[FIRST_ROOM];
  private long[] gpus = new long[FIRST_ROOM];
  private long[] started = new long[FIRST_ROOM];
  private int[] next = new int[FIRST_ROOM];
  private int[] previous = new int[FIRST_ROOM];
  private int[] firstOn = new int[0];
  private int used;
  private int spare = NONE;
  private long starts;

  /** The number of the new pod. */
  int add(int podClass, int host, long itsGpus) {
    int pod = spare;
    if (pod == NONE) {
      pod = used++;
      if (used > classes.length) {
        grow();
      }
    } else {
      spare = next[pod];
    }
    if (host >= firstOn.length) {
      int before = firstOn.length;
      firstOn = Arrays.copyOf(firstOn, Math.max(host + 1, before * 2));
      Arrays.fill(firstOn, before, firstOn.length, NONE);
    }
    classes[pod] = podClass;
    hosts[pod] = host;
    gpus[pod] = itsGpus;
    started[pod] = starts++;
    previous[pod] = NONE;
    next[pod] = firstOn[host];
    if (next[pod] != NONE) {
      previous[next[pod]] = pod;
    }
    firstOn[host] = pod;
    return pod;
  }

  void remove(int pod) {
    if (previous[pod] == NONE) {
      firstOn[hosts[pod]] = next[pod];
    } else {
      next[previous[pod]] = next[pod];
    }
    if (next[pod] != NONE) {
      previous[next[pod]] = previous[pod];
    }
    hosts[pod] = NONE;
    next[pod] = spare;
    spare = pod;
  }

  private void grow() {
    int room = classes.length * 2;
    classes = Arrays.copyOf(classes, room);
    hosts = Arrays.copyOf(hosts, room);
    gpus = Arrays.copyOf(gpus, room);
    started = Arrays.copyOf(started, room);
    next = Arrays.copyOf(next, room);
    previous = Arrays.copyOf(previous, room);
  }

  int podClass(int pod) {
    return classes[pod];
  }

  /** The GPUs of its host that the pod has, as bits. */
  long gpus(int pod) {
    return gpus[pod];
  }

  /** The later a pod came, the higher. */
  long started(int pod) {
    return started[pod];
  }

  /** The host of the pod; {@link #NONE} when there is no such pod. */
  int host(int pod) {
    return pod >= 0 && pod < used ? hosts[pod] : NONE;
  }

  /** The first pod on the host; {@link #NONE} when there is none. */
  int first(int host) {
    return host < firstOn.length ? firstOn[host] : NONE;
  }

  /** The pods on the host, as they came. */
  List<Integer> on(int host) {
    List<Integer> found = new ArrayList<>();
    for (int pod = first(host); pod != NONE; pod = next(pod)) {
      found.add(pod);
    }
    Collections.reverse(found);
    return found;
  }

  int next(int pod) {
    return next[pod];
  }
}
