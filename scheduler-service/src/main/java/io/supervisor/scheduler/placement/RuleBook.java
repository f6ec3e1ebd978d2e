package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** All rules of pods about other pods, and the counters that they look at. */
final class RuleBook {
  private final Cluster cluster;
  private final Map<String, Topology> topologies = new LinkedHashMap<>();
  private final Map<PodTerm, Term> terms = new LinkedHashMap<>();
  private final List<SpreadCount> spreads = new ArrayList<>();

  RuleBook(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Takes over what is new of a host; says whether it is in other domains now. */
  boolean put(int host, HostSpec spec) {
    count(host, -1);
    spreads.forEach(spread -> spread.put(host, null));
    boolean moved = false;
    for (Topology topology : topologies.values()) {
      moved |= topology.put(host, spec) && !topology.perHost;
    }
    spreads.forEach(spread -> spread.put(host, spec));
    count(host, 1);
    return moved;
  }

  private void count(int host, int change) {
    for (int pod = cluster.pods.first(host); pod != PodTable.NONE; pod = cluster.pods.next(pod)) {
      cluster.classOf(pod).count(host, change);
    }
  }

  /** Learns the rules of the newest class, and which rules there are about it. */
  void learn(PodClass pod, Standing standing) {
    for (Term term : terms.values()) {
      if (matches(term, pod)) {
        pod.matches.add(term);
        if (term.minded()) {
          standing.rules(term.topology).others(term);
        }
      }
    }
    for (SpreadCount spread : spreads) {
      if (matches(spread.term, pod)) {
        pod.countedBy.add(spread);
      }
    }
    rules(pod, standing);
  }

  private void rules(PodClass pod, Standing standing) {
    PodRules rules = pod.spec.pods();
    pod.nearItself = true;
    for (PodTerm wanted : rules.near()) {
      Term term = term(wanted);
      pod.near.add(term);
      pod.nearItself &= matches(term, pod);
      standing.rules(term.topology).near(term);
    }
    for (PodTerm wanted : rules.apart()) {
      Term term = term(wanted);
      mind(term);
      pod.apart.add(term);
      standing.rules(term.topology).apart(term);
    }
    for (Weighted wanted : rules.liked()) {
      Term term = term(wanted.term());
      mind(term);
      pod.liked.add(term);
      standing.rules(term.topology).liked(term, wanted.weight());
    }
    for (Spread wanted : rules.spread()) {
      Term term = term(wanted.term());
      SpreadCount count = spread(term, pod, wanted.honourTaints());
      standing.rules(term.topology).spread(count, wanted, matches(term, pod));
    }
  }

  private boolean matches(Term term, PodClass pod) {
    String namespace = pod.spec.namespace();
    Map<String, String> labels = cluster.namespaces.spec(namespace).labels();
    return term.spec.matches(namespace, labels, pod.spec.labels());
  }

  /** The counters of a term, with all pods that are there when it is new. */
  private Term term(PodTerm spec) {
    return Optional.ofNullable(terms.get(spec)).orElseGet(() -> newTerm(spec));
  }

  private Term newTerm(PodTerm spec) {
    Term term = new Term(spec, topologies.computeIfAbsent(spec.topologyKey(), this::topology));
    terms.put(spec, term);
    for (PodClass pod : cluster.classes) {
      if (matches(term, pod)) {
        pod.matches.add(term);
      }
    }
    onHosts((host, pod) -> term.match(host, pod.matches.contains(term) ? 1 : 0));
    return term;
  }

  private Topology topology(String key) {
    Topology topology = new Topology(key);
    for (int host = 0; host < cluster.hosts.count(); host++) {
      topology.put(host, cluster.hosts.spec(host));
    }
    return topology;
  }

  /** From now on the term is a rule of somebody, which all whom it matches must look at. */
  private void mind(Term term) {
    if (term.minded()) {
      return;
    }
    term.mind();
    for (PodClass pod : cluster.classes) {
      if (pod.matches.contains(term)) {
        Standing standing = cluster.standings.get(pod.number);
        standing.rules(term.topology).others(term);
        standing.spoil();
      }
    }
  }

  private SpreadCount spread(Term term, PodClass owner, boolean honourTaints) {
    for (SpreadCount known : spreads) {
      if (known.serves(term, owner.spec, honourTaints)) {
        return known;
      }
    }
    SpreadCount spread = new SpreadCount(term, owner.spec, honourTaints);
    spreads.add(spread);
    for (PodClass pod : cluster.classes) {
      if (pod.matches.contains(term)) {
        pod.countedBy.add(spread);
      }
    }
    for (int host = 0; host < cluster.hosts.count(); host++) {
      spread.put(host, cluster.hosts.spec(host));
    }
    onHosts((host, pod) -> spread.add(host, pod.countedBy.contains(spread) ? 1 : 0));
    return spread;
  }

  /** Every pod that is on a host. */
  private void onHosts(BiConsumer<Integer, PodClass> each) {
    for (int host = 0; host < cluster.hosts.count(); host++) {
      for (int pod : cluster.pods.on(host)) {
        each.accept(host, cluster.classOf(pod));
      }
    }
  }
}
