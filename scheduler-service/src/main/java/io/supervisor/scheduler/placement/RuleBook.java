package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules of pods about other pods, and the counters that they look at. */
final class RuleBook {
  private final HostTable hosts;
  private final PodTable pods;

  /** The classes by number, and how the hosts stand for each of them. */
  private final List<PodClass> classes;

  private final List<Standing> standings;
  private final Map<String, Map<String, String>> namespaces = new HashMap<>();
  private final Map<String, Topology> topologies = new LinkedHashMap<>();
  private final Map<PodTerm, Term> terms = new LinkedHashMap<>();
  private final List<SpreadCount> spreads = new ArrayList<>();

  RuleBook(HostTable hosts, PodTable pods, List<PodClass> classes, List<Standing> standings) {
    this.hosts = hosts;
    this.pods = pods;
    this.classes = classes;
    this.standings = standings;
  }

  Map<String, Map<String, String>> namespaces() {
    return Map.copyOf(namespaces);
  }

  void putNamespace(String name, Map<String, String> labels) {
    namespaces.put(name, Map.copyOf(labels));
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
    for (int pod = pods.first(host); pod != PodTable.NONE; pod = pods.next(pod)) {
      classes.get(pods.podClass(pod)).count(host, change);
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
    Map<String, String> labels = namespaces.getOrDefault(namespace, Map.of());
    return term.spec.matches(namespace, labels, pod.spec.labels());
  }

  /** The counters of a term, with all pods that are there when it is new. */
  private Term term(PodTerm spec) {
    return Optional.ofNullable(terms.get(spec)).orElseGet(() -> newTerm(spec));
  }

  private Term newTerm(PodTerm spec) {
    Term term = new Term(spec, topologies.computeIfAbsent(spec.topologyKey(), this::topology));
    terms.put(spec, term);
    for (PodClass pod : classes) {
      if (matches(term, pod)) {
        pod.matches.add(term);
      }
    }
    for (int host = 0; host < hosts.count(); host++) {
      for (int pod = pods.first(host); pod != PodTable.NONE; pod = pods.next(pod)) {
        if (classes.get(pods.podClass(pod)).matches.contains(term)) {
          term.match(host, 1);
        }
      }
    }
    return term;
  }

  private Topology topology(String key) {
    Topology topology = new Topology(key);
    for (int host = 0; host < hosts.count(); host++) {
      topology.put(host, hosts.spec(host));
    }
    return topology;
  }

  /** From now on the term is a rule of somebody, which all whom it matches must look at. */
  private void mind(Term term) {
    if (term.minded()) {
      return;
    }
    term.mind();
    for (PodClass pod : classes) {
      if (pod.matches.contains(term)) {
        Standing standing = standings.get(pod.number);
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
    for (PodClass pod : classes) {
      if (pod.matches.contains(term)) {
        pod.countedBy.add(spread);
      }
    }
    for (int host = 0; host < hosts.count(); host++) {
      spread.put(host, hosts.spec(host));
      for (int pod = pods.first(host); pod != PodTable.NONE; pod = pods.next(pod)) {
        if (classes.get(pods.podClass(pod)).countedBy.contains(spread)) {
          spread.add(host, 1);
        }
      }
    }
    return spread;
  }
}
