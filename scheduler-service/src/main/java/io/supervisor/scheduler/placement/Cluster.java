package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hosts of a Supervisor, its pods and their classes, as tables. */
final class Cluster {
  final HostTable hosts = new HostTable();
  final PodTable pods = new PodTable();
  final NamespaceTable namespaces = new NamespaceTable(hosts);
  final HostChanges changes = new HostChanges();

  /** The classes by number, and how the hosts stand for each of them. */
  final List<PodClass> classes = new ArrayList<>();

  final List<Standing> standings = new ArrayList<>();
  final Scoring scoring;

  Cluster(Policy policy) {
    this.scoring = policy.on(hosts);
  }

  /** The number of a host that is there. */
  int known(String host) {
    int number = hosts.find(host);
    if (number == HostTable.NONE || hosts.spec(number) == null) {
      throw new IllegalArgumentException("no host " + host);
    }
    return number;
  }

  PodClass classOf(int pod) {
    return classes.get(pods.podClass(pod));
  }

  /** Notes that a pod of the class is on the host, whether it fits or not. */
  int take(int podClass, int host) {
    PodClass pod = classes.get(podClass);
    return restore(podClass, host, pod.gpus == 0 ? 0 : scoring.gpus(pod, host));
  }

  /** Notes that a pod is on the host and has these GPUs, whether it fits or not. */
  int restore(int podClass, int host, long gpus) {
    count(classes.get(podClass), host, gpus, 1);
    changes.add(host);
    return pods.add(podClass, host, gpus);
  }

  /** The pod is gone. */
  void release(int pod) {
    int host = pods.host(pod);
    if (host == PodTable.NONE) {
      throw new IllegalArgumentException("no pod " + pod);
    }
    move(pod, host, -1);
    pods.remove(pod);
    changes.add(host);
  }

  /** Counts a pod that is known on its host again, or with -1 no more. */
  void move(int pod, int host, int change) {
    count(classOf(pod), host, pods.gpus(pod), change);
  }

  private void count(PodClass pod, int host, long gpus, int change) {
    hosts.take(pod, host, gpus, change);
    namespaces.take(pod, change);
    pod.count(host, change);
  }

  /** Whether pods of the class may ever go to the host as it is. */
  boolean admits(int podClass, int host) {
    return standings.get(podClass).admits(host);
  }

  /** Whether pods of the class may be on the host as it is, were it open. */
  boolean suits(int podClass, int host) {
    PodSpec pod = classes.get(podClass).spec;
    HostSpec spec = hosts.spec(host);
    return Arrays.stream(HostFilter.values())
        .allMatch(filter -> filter == HostFilter.SCHEDULABLE || filter.passes(spec, pod));
  }

  boolean fits(int podClass, int host) {
    return standings.get(podClass).fits(host);
  }
}
