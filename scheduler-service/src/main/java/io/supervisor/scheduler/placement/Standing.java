package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How all hosts stand for one class of pods. It is brought up to date when it is asked, by looking
 * again at the hosts that changed since. Hosts of the same domains lie side by side, so that rules
 * about domains are looked at once a domain.
 */
final class Standing {
  static final int NONE = -1;
  private static final int SHARE = 4;

  private final PodClass pod;
  private final HostTable hosts;
  private final NamespaceTable namespaces;
  private final HostChanges changes;
  private final Scoring scoring;
  private final DomainRules ofHosts = new DomainRules();
  private final DomainRules ofDomains = new DomainRules();
  private final BitSet admitted = new BitSet();
  private double[] liking = new double[0];
  private Ranking ranking = new Ranking(0);
  private int[] hostAt = new int[0];
  private int[] placeOf = new int[0];
  private int[] starts = {0};
  private boolean stale = true;
  private boolean first;
  private long least;
  private long volumes;
  private long seen;

  Standing(PodClass pod, Cluster cluster) {
    this.pod = pod;
    this.hosts = cluster.hosts;
    this.namespaces = cluster.namespaces;
    this.changes = cluster.changes;
    this.scoring = cluster.scoring;
  }

  DomainRules rules(Topology topology) {
    return topology.perHost ? ofHosts : ofDomains;
  }

  /** Whether other pods matter to it only by what they use of its host. */
  boolean alone() {
    return ofHosts.isEmpty() && ofDomains.isEmpty() && pod.volumes.length == 0;
  }

  /** Rules or domains are others now. */
  void spoil() {
    stale = true;
  }

  /** Looks anew at what the host itself is. */
  void admit(int host, HostSpec spec) {
    admitted.set(host, spec != null && HostFilter.all(spec, pod.spec));
    double liked = spec == null ? 0 : pod.spec.host().liking(spec);
    if (liked != 0 && host >= liking.length) {
      liking = Arrays.copyOf(liking, Math.max(host + 1, 2 * liking.length));
    }
    if (host < liking.length) {
      liking[host] = liked;
    }
  }

  private double liking(int host) {
    return host < liking.length ? liking[host] : 0;
  }

  boolean admits(int host) {
    return admitted.get(host);
  }

  /** Whether a pod can go to the host now, whatever the index says. */
  boolean fits(int host) {
    return admitted.get(host)
        && namespaces.allows(pod)
        && hosts.fits(pod, host)
        && rulesAllow(host);
  }

  /** Whether the pods that are there, and their ports, will do. */
  boolean permits(int host) {
    return hosts.ports.fits(pod, host) && rulesAllow(host);
  }

  private boolean rulesAllow(int host) {
    boolean nowFirst = firstOfItsKind();
    return ofHosts.of(host, nowFirst) != Ranking.OUT && ofDomains.of(host, nowFirst) != Ranking.OUT;
  }

  /** The best host, or {@link #NONE}. */
  int best() {
    if (!namespaces.allows(pod)) {
      return NONE;
    }
    refresh();
    if (ofDomains.isEmpty()) {
      return ranking.best(0, ranking.size());
    }
    int best = NONE;
    double most = Ranking.OUT;
    for (int i = 0; i + 1 < starts.length; i++) {
      double domain = ofDomains.of(hostAt[starts[i]], first);
      int place = domain == Ranking.OUT ? NONE : ranking.best(starts[i], starts[i + 1]);
      if (place != NONE) {
        double score = domain + ranking.score(place);
        if (score > most || score == most && hostAt[place] < best) {
          most = score;
          best = hostAt[place];
        }
      }
    }
    return best;
  }

  /** The filters by which the host is out, in the order in which they are looked at. */
  List<String> refusals(int host) {
    List<String> all = new ArrayList<>();
    String namespace = namespaces.refusal(pod);
    if (!namespace.isEmpty()) {
      all.add(namespace);
    }
    HostSpec spec = hosts.spec(host);
    for (HostFilter filter : HostFilter.values()) {
      if (!filter.passes(spec, pod.spec)) {
        all.add(filter == HostFilter.SCHEDULABLE ? spec.state().filter : filter.name());
      }
    }
    hosts.shortfall(pod, host).amounts().keySet().stream().map(Standing::filter).forEach(all::add);
    if (!hosts.gpus.fits(pod, host)) {
      all.add("GPU");
    }
    if (!hosts.ports.fits(pod, host)) {
      all.add("HOST_PORTS");
    }
    if (!hosts.volumes.fits(pod, host)) {
      all.add("VOLUMES_IN_USE");
    }
    boolean nowFirst = firstOfItsKind();
    all.addAll(ofHosts.refusals(host, nowFirst));
    all.addAll(ofDomains.refusals(host, nowFirst));
    return all;
  }

  private static String filter(String resource) {
    return resource.equals(Resources.PODS) ? "POD_PLACES" : resource.toUpperCase(Locale.ROOT);
  }

  /** The one thing that keeps a pod from the host; empty when there are none or several. */
  Optional<Remedy> remedy(int host) {
    List<String> all = refusals(host);
    String name = hosts.spec(host).name();
    if (all.size() == 1 && all.get(0).equals(namespaces.refusal(pod))) {
      return Optional.of(new Remedy(name, all.get(0), namespaces.shortfall(pod)));
    }
    Resources less = hosts.shortfall(pod, host);
    if (less.amounts().keySet().stream().anyMatch(device -> tooFew(device, host))) {
      return Optional.empty();
    }
    if (!all.isEmpty() && all.size() == less.amounts().size()) {
      return Optional.of(new Remedy(name, Remedy.RESOURCES, less));
    }
    return all.size() == 1 ? Optional.of(new Remedy(name, all.get(0), less)) : Optional.empty();
  }

  /** Whether the host would have too few of a device were all of them free. */
  private boolean tooFew(String device, int host) {
    int number = hosts.resource(device);
    return Resources.isDevice(device) && hosts.capacity(number, host) < pod.amount(number);
  }

  /** How the host stands now; empty when a pod cannot go there. */
  Optional<Candidate> candidate(int host) {
    if (!fits(host)) {
      return Optional.empty();
    }
    boolean nowFirst = firstOfItsKind();
    Map<String, Double> terms = new TreeMap<>();
    terms.put("POLICY", scoring.score(pod, host));
    terms.put("HOST_LIKING", liking(host));
    terms.put("HOST_RULES", ofHosts.isEmpty() ? 0 : ofHosts.of(host, nowFirst));
    terms.put("DOMAIN_RULES", ofDomains.isEmpty() ? 0 : ofDomains.of(host, nowFirst));
    double score = terms.values().stream().mapToDouble(Double::doubleValue).sum();
    return Optional.of(new Candidate(hosts.spec(host).name(), score, terms));
  }

  /** The score of a host without its domains, by which it stands among the others. */
  private double score(int host) {
    if (!admitted.get(host) || !hosts.fits(pod, host)) {
      return Ranking.OUT;
    }
    double rules = ofHosts.isEmpty() ? 0 : ofHosts.of(host, first);
    return rules == Ranking.OUT ? rules : rules + liking(host) + scoring.score(pod, host);
  }

  private void refresh() {
    boolean nowFirst = firstOfItsKind();
    long nowLeast = ofHosts.least();
    long nowVolumes = hosts.volumes.state(pod);
    long behind = changes.end() - seen;
    if (stale
        || first != nowFirst
        || least != nowLeast
        || volumes != nowVolumes
        || !changes.known(seen)
        || behind > hosts.count() / SHARE + SHARE
        || hosts.count() > (ofDomains.isEmpty() ? ranking.size() : placeOf.length)) {
      first = nowFirst;
      least = nowLeast;
      volumes = nowVolumes;
      build();
    } else {
      for (long i = seen; i < changes.end(); i++) {
        int host = changes.at(i);
        ranking.set(ofDomains.isEmpty() ? host : placeOf[host], score(host));
      }
    }
    seen = changes.end();
    stale = false;
  }

  /** Nothing is there yet that the pods want to be near to, and they would do themselves. */
  private boolean firstOfItsKind() {
    List<PodTerm> near = pod.spec.pods().near();
    if (near.isEmpty()) {
      return false;
    }
    for (int i = 0; i < pod.near.size(); i++) {
      if (pod.near.get(i).total() > 0 || !pod.nearItself) {
        return false;
      }
    }
    return true;
  }

  private void build() {
    int count = hosts.count();
    if (ranking.size() < count || ranking.size() > 2 * count) {
      ranking = new Ranking(count);
    }
    if (ofDomains.isEmpty()) {
      for (int host = 0; host < ranking.size(); host++) {
        ranking.prepare(host, host < count ? score(host) : Ranking.OUT);
      }
    } else {
      arrange(count);
      for (int place = 0; place < ranking.size(); place++) {
        ranking.prepare(place, place < count ? score(hostAt[place]) : Ranking.OUT);
      }
    }
    ranking.build();
  }

  /** Puts hosts of the same domains side by side, in the order of their numbers. */
  private void arrange(int count) {
    List<Topology> topologies = ofDomains.topologies();
    Map<List<Integer>, List<Integer>> groups = new HashMap<>();
    for (int host = 0; host < count; host++) {
      int number = host;
      List<Integer> domains = topologies.stream().map(t -> t.of(number)).toList();
      groups.computeIfAbsent(domains, d -> new ArrayList<>()).add(host);
    }
    List<List<Integer>> inOrder =
        groups.values().stream().sorted(Comparator.comparing(g -> g.get(0))).toList();
    hostAt = new int[count];
    placeOf = new int[count];
    starts = new int[inOrder.size() + 1];
    int place = 0;
    for (int i = 0; i < inOrder.size(); i++) {
      for (int host : inOrder.get(i)) {
        hostAt[place] = host;
        placeOf[host] = place++;
      }
      starts[i + 1] = place;
    }
  }
}
