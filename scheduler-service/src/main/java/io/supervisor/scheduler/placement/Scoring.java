package io.supervisor.scheduler.placement;

/** What a policy says of the hosts of one engine. */
abstract class Scoring {
  final HostTable hosts;

  Scoring(HostTable hosts) {
    this.hosts = hosts;
  }

  /** How good a host is that fits; the better, the higher. */
  abstract double score(PodClass pod, int host);

  /** Which GPUs of the host the pod gets, as bits. */
  long gpus(PodClass pod, int host) {
    return hosts.gpus.tightest(pod, host);
  }
}
