package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Takes the image of an engine's tables. */
record Imaging(Cluster cluster) {

  List<String> order() {
    return IntStream.range(0, cluster.hosts.count()).mapToObj(cluster.hosts::name).toList();
  }

  Map<String, HostSpec> specs() {
    Map<String, HostSpec> specs = new HashMap<>();
    cluster
        .hosts
        .all()
        .forEach(host -> specs.put(cluster.hosts.name(host), cluster.hosts.spec(host)));
    return specs;
  }

  List<EngineImage.PlacedPod> placed() {
    List<Integer> numbers = new ArrayList<>();
    cluster.hosts.all().forEach(host -> numbers.addAll(cluster.pods.on(host)));
    numbers.sort(Comparator.comparingLong(cluster.pods::started));
    return numbers.stream().map(this::placed).toList();
  }

  private EngineImage.PlacedPod placed(int pod) {
    return new EngineImage.PlacedPod(
        cluster.classOf(pod).spec,
        cluster.hosts.name(cluster.pods.host(pod)),
        cluster.pods.gpus(pod));
  }

  /** What is neither free nor used by a known pod. */
  Map<String, Map<String, Integer>> foreign() {
    Map<String, Map<String, Integer>> all = new HashMap<>();
    cluster.hosts.all().forEach(host -> all.put(cluster.hosts.name(host), foreign(host)));
    return all;
  }

  private Map<String, Integer> foreign(int host) {
    Map<String, Integer> used = new TreeMap<>();
    List<Integer> there = cluster.pods.on(host);
    for (int resource = 0; resource < cluster.hosts.resources.size(); resource++) {
      int much = cluster.hosts.capacity(resource, host) - cluster.hosts.free(resource, host);
      for (int pod : there) {
        much -= cluster.classOf(pod).amount(resource);
      }
      if (much != 0) {
        used.put(cluster.hosts.resources.name(resource), much);
      }
    }
    return used;
  }
}
