package io.supervisor.scheduler.placement;

import static io.supervisor.scheduler.placement.HostState.CORDONED;
import static io.supervisor.scheduler.placement.HostState.CRX_NOT_READY;
import static io.supervisor.scheduler.placement.HostState.MAINTENANCE;
import static io.supervisor.scheduler.placement.HostState.OPEN;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Histories of engines for tests of what always holds: few hosts, few kinds of pods and small
 * numbers, so that equals meet.
 */
final class Histories {
  private static final List<String> ZONES = List.of("a", "b", "c");
  private static final List<String> APPS = List.of("web", "web", "web", "db");
  private static final List<String> NAMESPACES = List.of("red", "red", "red", "blue");

  private Histories() {}

  /** Few kinds of pods in a history, so that each comes again and again. */
  static Arbitrary<List<Event>> all() {
    Arbitrary<List<PodSpec>> kinds = pods().list().ofMinSize(1).ofMaxSize(3);
    return kinds.flatMap(
        pods ->
            Combinators.combine(hosts().list().ofSize(3), history(pods))
                .as((first, then) -> Stream.concat(first.stream(), then.stream()).toList()));
  }

  private static Arbitrary<List<Event>> history(List<PodSpec> pods) {
    return Arbitraries.frequencyOf(
            Tuple.of(3, hosts()),
            Tuple.of(12, Arbitraries.of(pods).map(Event.Place::new)),
            Tuple.of(3, Arbitraries.integers().between(0, 30).map(Event.Release::new)),
            Tuple.of(1, Arbitraries.integers().between(0, 5).map(Event.Remove::new)),
            Tuple.of(1, Arbitraries.just(new Event.Restart())))
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }

  private static Arbitrary<Event> hosts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(ZONES).injectNull(0.2),
            Arbitraries.of(OPEN, OPEN, OPEN, OPEN, OPEN, CORDONED, MAINTENANCE, CRX_NOT_READY),
            Arbitraries.of("NoSchedule", "PreferNoSchedule", "", "", "", ""),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(1, 5, 5, 6, 7))
        .as(
            (number, zone, state, effect, size, places) ->
                new Event.Host(
                    new HostSpec(
                        "h" + number,
                        zone == null ? Map.of() : Map.of("zone", zone),
                        effect.isEmpty() ? List.of() : List.of(new Taint("gpu", "yes", effect)),
                        state,
                        Resources.of(size * 2, size * 3)
                            .and(Resources.PODS, places)
                            .and("device", size % 2),
                        size == 4 ? List.of("A", "B") : List.of(),
                        places == 5,
                        size == 1 ? Set.of() : Set.of("nsx"))));
  }

  private static Arbitrary<PodSpec> pods() {
    Arbitrary<Resources> requests =
        Combinators.combine(
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(0, 0, 0, 1))
            .as((cpu, memory, device) -> Resources.of(cpu, memory).and("device", device));
    return Combinators.combine(
            Arbitraries.of(NAMESPACES),
            Arbitraries.of(APPS),
            requests,
            gpus(),
            hostRules(),
            podRules(),
            Arbitraries.of(0, 10, 10, 100))
        .as(
            (namespace, app, wanted, gpu, host, rules, priority) ->
                PodSpec.of(namespace, Map.of("app", app), wanted)
                    .with(gpu)
                    .with(host)
                    .with(rules)
                    .withPriority(priority))
        .flatMap(Histories::attached);
  }

  private static Arbitrary<PodSpec> attached(PodSpec pod) {
    HostPort http = new HostPort("TCP", 80, "");
    HostPort local = new HostPort("TCP", 80, "127.0.0.1");
    HostPort other = new HostPort("TCP", 80, "127.0.0.2");
    Selector inA = Selector.of(Map.of("zone", "a"));
    return Arbitraries.of(
        pod,
        pod,
        pod,
        pod.with(Set.of(http)),
        pod.with(Set.of(local)),
        pod.with(Set.of(local, other)),
        pod.with(Volume.of(pod.namespace(), "one", Volume.Access.ONE_POD)),
        pod.with(Volume.of(pod.namespace(), "some", Volume.Access.ONE_HOST)),
        pod.with(new Volume(pod.namespace(), "all", Volume.Access.MANY, List.of(inA))));
  }

  private static Arbitrary<GpuRequest> gpus() {
    return Arbitraries.of(
        GpuRequest.NONE,
        GpuRequest.NONE,
        GpuRequest.NONE,
        GpuRequest.whole(1),
        GpuRequest.whole(2),
        GpuRequest.share(300),
        GpuRequest.vgpu("half", 500, Set.of("A")),
        GpuRequest.vgpu("third", 333, Set.of()),
        new GpuRequest(1, 700, Set.of("B")));
  }

  private static Arbitrary<HostRules> hostRules() {
    Toleration gpu = new Toleration("gpu", true, "", "");
    Selector inA = Selector.of(Map.of("zone", "a"));
    Selector notB =
        new Selector(List.of(new Requirement("zone", Requirement.Operator.NOT_IN, Set.of("b"))));
    return Arbitraries.of(
        HostRules.NONE,
        HostRules.NONE,
        HostRules.only("h1"),
        HostRules.with(inA),
        new HostRules(Set.of(), Selector.ALL, List.of(inA, notB), List.of()),
        HostRules.NONE.onNetwork("nsx"),
        HostRules.NONE.and(List.of(new LikedHosts(inA, 30))),
        new HostRules(Set.of(), Selector.ALL, List.of(), List.of(new Toleration("", true, "", ""))),
        new HostRules(Set.of(), Selector.ALL, List.of(), List.of(gpu)));
  }

  private static Arbitrary<PodTerm> terms() {
    return Combinators.combine(
            Arbitraries.of(NAMESPACES),
            Arbitraries.of(APPS),
            Arbitraries.of(PodTerm.HOSTNAME, "zone"),
            Arbitraries.of(true, false))
        .as(
            (namespace, app, key, across) -> {
              Selector pods = Selector.of(Map.of("app", app));
              return across
                  ? PodTerm.across(Selector.of(Map.of("team", "one")), pods, key)
                  : PodTerm.in(namespace, pods, key);
            });
  }

  private static Arbitrary<PodRules> podRules() {
    Arbitrary<List<PodTerm>> few = terms().list().ofMaxSize(1);
    Arbitrary<List<Weighted>> liked =
        Combinators.combine(terms(), Arbitraries.of(-100, -1, 1, 100))
            .as(Weighted::new)
            .list()
            .ofMaxSize(1);
    Arbitrary<List<Spread>> spread =
        Combinators.combine(
                terms(),
                Arbitraries.of(1, 2),
                Arbitraries.of(true, false),
                Arbitraries.of(0, 3),
                Arbitraries.of(true, false))
            .as(Spread::new)
            .list()
            .ofMaxSize(2);
    Arbitrary<PodRules> ruled = Combinators.combine(few, few, liked, spread).as(PodRules::new);
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(PodRules.NONE)), Tuple.of(2, ruled));
  }
}
