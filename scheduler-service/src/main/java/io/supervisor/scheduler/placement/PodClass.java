package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pods that are alike, as numbers: what they use, and which counters they move. */
final class PodClass {
  final int number;
  final PodSpec spec;
  final int[] resources;
  final int[] amounts;

  /** GPUs that a pod uses, how many thousandths of each, and which models they may be of. */
  final int gpus;

  final int gpuThousandths;
  final long gpuModels;
  final int gpuProfile;

  /** The number of its namespace. */
  final int namespace;

  final int[] ports;

  /** Volumes that one pod may use at a time, or the pods of one host. */
  final int[] volumes;

  final boolean[] ofOneHost;

  /** Terms that these pods must be near to. */
  final List<Term> near = new ArrayList<>();

  /** Whether all of those match these pods themselves. */
  boolean nearItself;

  /** Terms that these pods keep apart from, or like. */
  final List<Term> apart = new ArrayList<>();

  final List<Term> liked = new ArrayList<>();

  /** Terms that match these pods, whoever made them a rule. */
  final List<Term> matches = new ArrayList<>();

  final List<SpreadCount> countedBy = new ArrayList<>();

  PodClass(int number, PodSpec spec, HostTable hosts, int namespace) {
    this.namespace = namespace;
    this.number = number;
    this.spec = spec;
    Resources wanted = spec.uses();
    List<String> names =
        wanted.amounts().entrySet().stream()
            .filter(e -> e.getValue() > 0)
            .map(Map.Entry::getKey)
            .toList();
    this.resources = names.stream().mapToInt(hosts::resource).toArray();
    this.amounts = names.stream().mapToInt(wanted::of).toArray();
    this.gpus = spec.gpu().count();
    this.gpuThousandths = spec.gpu().thousandths();
    this.gpuModels = hosts.gpus.models(spec.gpu().models());
    this.gpuProfile = hosts.gpus.profile(spec.gpu().profile());
    this.ports = spec.ports().stream().mapToInt(hosts.ports::number).toArray();
    List<Volume> few =
        spec.volumes().stream().filter(v -> v.access() != Volume.Access.MANY).toList();
    this.volumes = few.stream().mapToInt(hosts.volumes::number).toArray();
    this.ofOneHost = new boolean[volumes.length];
    for (int i = 0; i < volumes.length; i++) {
      ofOneHost[i] = few.get(i).access() == Volume.Access.ONE_HOST;
    }
  }

  int amount(int resource) {
    for (int i = 0; i < resources.length; i++) {
      if (resources[i] == resource) {
        return amounts[i];
      }
    }
    return 0;
  }

  /** Moves the counters of rules when a pod of the class comes to a host, or with -1 leaves it. */
  void count(int host, int change) {
    for (int i = 0; i < matches.size(); i++) {
      matches.get(i).match(host, change);
    }
    for (int i = 0; i < apart.size(); i++) {
      apart.get(i).keepApart(host, change);
    }
    for (int i = 0; i < liked.size(); i++) {
      liked.get(i).like(host, change * spec.pods().liked().get(i).weight());
    }
    for (int i = 0; i < countedBy.size(); i++) {
      countedBy.get(i).add(host, change);
    }
  }
}
