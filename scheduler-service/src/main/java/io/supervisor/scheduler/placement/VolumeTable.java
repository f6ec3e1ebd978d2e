package io.supervisor.scheduler.placement;

import java.util.Arrays;

/** By how many pods each volume is used that not all may use at a time, and where. */
final class VolumeTable {
  private static final long FACTOR = 1_000_003;

  private final Names names = new Names();
  private int[] users = new int[0];
  private int[] at = new int[0];

  /** The number of the volume, a new one when it is not known. */
  int number(Volume volume) {
    int number = names.number(volume.namespace() + "/" + volume.claim());
    if (number == users.length) {
      users = Arrays.copyOf(users, number + 1);
      at = Arrays.copyOf(at, number + 1);
    }
    return number;
  }

  /** Whether the pod can use its volumes on the host. */
  boolean fits(PodClass pod, int host) {
    for (int i = 0; i < pod.volumes.length; i++) {
      int volume = pod.volumes[i];
      if (users[volume] > 0 && !(pod.ofOneHost[i] && at[volume] == host)) {
        return false;
      }
    }
    return true;
  }

  /** Takes, or with a negative sign gives back, the volumes of a pod. */
  void take(PodClass pod, int host, int sign) {
    for (int volume : pod.volumes) {
      users[volume] += sign;
      at[volume] = sign > 0 ? host : at[volume];
    }
  }

  /** Changes when the volumes of the class are used elsewhere, or no more. */
  long state(PodClass pod) {
    long state = 0;
    for (int volume : pod.volumes) {
      state = FACTOR * state + (users[volume] == 0 ? 0 : at[volume] + 1);
    }
    return state;
  }
}
