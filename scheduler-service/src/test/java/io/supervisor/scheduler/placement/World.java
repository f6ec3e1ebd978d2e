package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** An engine and the plain checker side by side, which must never disagree. */
final class World {
  private static final double NOTHING = 1e-9;

  private final Policy policy;
  private Engine engine;
  private final PlainChecker checker;
  private List<Integer> pods = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  World(Policy policy) {
    this.policy = policy;
    engine = new Engine(policy);
    checker = new PlainChecker(policy);
    NamespaceSpec red =
        NamespaceSpec.of("red", Map.of("team", "one"))
            .withQuota(new Resources(Map.of("memory", 14, "pods", 12)));
    engine.putNamespace(red);
    checker.namespaces.put("red", red);
  }

  List<String> log() {
    return log;
  }

  void play(Event event) {
    if (event instanceof Event.Host host) {
      engine.putHost(host.spec());
      checker.hosts.put(host.spec().name(), host.spec());
    } else if (event instanceof Event.Remove remove) {
      remove("h" + remove.host());
    } else if (event instanceof Event.Place place) {
      place(place.pod());
    } else if (event instanceof Event.Restart) {
      engine = new Engine(policy, engine.image());
      pods = new ArrayList<>(IntStream.range(0, pods.size()).boxed().toList());
    } else if (event instanceof Event.Release release && !pods.isEmpty()) {
      int which = release.which() % pods.size();
      engine.release(pods.remove(which));
      checker.placed.remove(which);
    }
    assertThat(whereabouts())
        .as("each pod is placed once or not at all")
        .containsExactlyInAnyOrderElementsOf(
            checker.placed.stream().map(one -> one.host() + " " + one.pod()).toList());
    for (HostSpec host : checker.hosts.values()) {
      for (String resource : List.of("cpu", "memory", "pods", "device")) {
        assertThat(engine.free(host.name(), resource)).isEqualTo(checker.free(host, resource));
      }
    }
    for (String resource : List.of("memory", "pods")) {
      assertThat(engine.used("red", resource)).isEqualTo(checker.used("red", resource));
    }
  }

  private List<String> whereabouts() {
    return engine.image().pods().stream().map(one -> one.host() + " " + one.spec()).toList();
  }

  /** All pods go. */
  void drain() {
    while (!pods.isEmpty()) {
      play(new Event.Release(0));
    }
  }

  private void remove(String host) {
    int lost = engine.removeHost(host).size();
    int before = pods.size();
    for (int i = before - 1; i >= 0; i--) {
      if (checker.placed.get(i).host().equals(host)) {
        checker.placed.remove(i);
        pods.remove(i);
      }
    }
    assertThat(lost).isEqualTo(before - pods.size());
    checker.hosts.remove(host);
  }

  private void place(PodSpec pod) {
    List<String> feasible = checker.feasible(pod);
    explained(pod, feasible);
    int placed = engine.place(engine.classOf(pod));
    if (placed == Engine.NONE) {
      assertThat(feasible).as("hosts for %s", pod).isEmpty();
      preempt(pod);
      return;
    }
    String host = engine.host(placed);
    assertThat(feasible).as("hosts for %s", pod).contains(host);
    double best = feasible.stream().mapToDouble(h -> checker.score(pod, h)).max().orElseThrow();
    assertThat(checker.score(pod, host)).isGreaterThanOrEqualTo(best - NOTHING);
    settle(pod, placed, host);
  }

  /** Only lower ones go, as few as must, and only when there is a host where that helps. */
  private void preempt(PodSpec pod) {
    Optional<Preemption> preemption = engine.preempt(engine.classOf(pod));
    if (preemption.isEmpty()) {
      for (String host : checker.inNamespace(pod) ? hosts() : List.<String>of()) {
        assertThat(checker.without(lower(pod, host)).feasible(pod)).doesNotContain(host);
      }
      log.add("none");
      return;
    }
    assertThat(checker.inNamespace(pod)).as("nobody goes for a quota").isTrue();
    String host = preemption.get().host();
    List<PlainChecker.Placed> victims = new ArrayList<>();
    for (int victim : preemption.get().victims()) {
      victims.add(checker.placed.get(pods.indexOf(victim)));
    }
    assertThat(victims).isNotEmpty();
    assertThat(lower(pod, host)).containsAll(victims);
    assertThat(checker.without(victims).feasible(pod)).contains(host);
    for (PlainChecker.Placed one : victims) {
      List<PlainChecker.Placed> others = new ArrayList<>(victims);
      others.remove(one);
      assertThat(checker.without(others).feasible(pod)).as("%s may stay", one).doesNotContain(host);
    }
    victims.forEach(checker.placed::remove);
    preemption.get().victims().forEach(pods::remove);
    settle(pod, preemption.get().pod(), host);
  }

  private List<PlainChecker.Placed> lower(PodSpec pod, String host) {
    return checker.placed.stream()
        .filter(p -> p.host().equals(host) && p.pod().priority() < pod.priority())
        .toList();
  }

  private void settle(PodSpec pod, int placed, String host) {
    int[] gpus = engine.gpus(placed);
    assertThat(gpus).hasSize(pod.gpu().count());
    pods.add(placed);
    checker.placed.add(new PlainChecker.Placed(pod, host, gpus));
    for (int gpu : gpus) {
      assertThat(checker.gpu(host, gpu)).isNotNegative();
    }
    log.add(host + " " + Arrays.toString(gpus));
  }

  /** Each host is either possible, or removed by one filter. */
  private void explained(PodSpec pod, List<String> feasible) {
    List<String> all = new ArrayList<>(feasible);
    engine.explain().rejections(engine.classOf(pod)).forEach(r -> all.addAll(r.hosts()));
    assertThat(all).as("hosts for %s", pod).containsExactlyInAnyOrderElementsOf(hosts());
    if (feasible.isEmpty()) {
      engine.explain().remedies(engine.classOf(pod)).forEach(remedy -> helps(pod, remedy));
    }
  }

  /** What the remedy says lets the pod in, if it is a thing that the checker can change. */
  private void helps(PodSpec pod, Remedy remedy) {
    HostSpec host = checker.hosts.get(remedy.host());
    PlainChecker changed = checker.without(List.of());
    if (HostState.isFilter(remedy.filter())) {
      changed.hosts.put(host.name(), host.with(HostState.OPEN));
    } else if (remedy.filter().equals("NAMESPACE_QUOTA")) {
      NamespaceSpec namespace = changed.namespaces.get(pod.namespace());
      Resources more = more(namespace.quota(), remedy);
      changed.namespaces.put(namespace.name(), namespace.withQuota(more));
    } else if (remedy.filter().equals(Remedy.RESOURCES)) {
      changed.hosts.put(host.name(), host.with(more(host.capacity(), remedy)));
    } else {
      return;
    }
    assertThat(changed.feasible(pod)).as("%s with %s", pod, remedy).contains(host.name());
  }

  private static Resources more(Resources now, Remedy remedy) {
    Resources more = now;
    for (var missing : remedy.less().amounts().entrySet()) {
      more = more.and(missing.getKey(), more.of(missing.getKey()) + missing.getValue());
    }
    return more;
  }

  private List<String> hosts() {
    return List.copyOf(checker.hosts.keySet());
  }
}
