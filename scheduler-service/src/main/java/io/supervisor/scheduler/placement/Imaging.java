package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Takes the image of an engine's tables. */
record Imaging(HostTable hosts, PodTable pods, List<PodClass> classes) {

  List<String> order() {
    return IntStream.range(0, hosts.count()).mapToObj(hosts::name).toList();
  }

  Map<String, HostSpec> specs() {
    Map<String, HostSpec> specs = new HashMap<>();
    hosts.all().forEach(host -> specs.put(hosts.name(host), hosts.spec(host)));
    return specs;
  }

  List<EngineImage.PlacedPod> placed() {
    List<Integer> numbers = new ArrayList<>();
    hosts.all().forEach(host -> numbers.addAll(pods.on(host)));
    numbers.sort(Comparator.comparingLong(pods::started));
    return numbers.stream().map(this::placed).toList();
  }

  private EngineImage.PlacedPod placed(int pod) {
    return new EngineImage.PlacedPod(
        classes.get(pods.podClass(pod)).spec, hosts.name(pods.host(pod)), pods.gpus(pod));
  }

  /** What is neither free nor used by a known pod. */
  Map<String, Map<String, Integer>> foreign() {
    Map<String, Map<String, Integer>> all = new HashMap<>();
    hosts.all().forEach(host -> all.put(hosts.name(host), foreign(host)));
    return all;
  }

  private Map<String, Integer> foreign(int host) {
    Map<String, Integer> used = new TreeMap<>();
    List<Integer> there = pods.on(host);
    for (int resource = 0; resource < hosts.resources.size(); resource++) {
      int much = hosts.capacity(resource, host) - hosts.free(resource, host);
      for (int pod : there) {
        much -= classes.get(pods.podClass(pod)).amount(resource);
      }
      if (much != 0) {
        used.put(hosts.resources.name(resource), much);
      }
    }
    return used;
  }
}
