package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of placement once more, slow and plain: each question is answered from the list of what
 * is placed. Nothing of the engine is used but the records that describe hosts and pods.
 */
final class PlainChecker {

  /** A placed pod, with the GPUs that it has. */
  record Placed(PodSpec pod, String host, int[] gpus) {}

  final Map<String, HostSpec> hosts = new LinkedHashMap<>();
  final Map<String, NamespaceSpec> namespaces = new HashMap<>();
  final List<Placed> placed = new ArrayList<>();
  private final Policy policy;

  PlainChecker(Policy policy) {
    this.policy = policy;
  }

  /** The same without some of the placed pods. */
  PlainChecker without(List<Placed> gone) {
    PlainChecker other = new PlainChecker(policy);
    other.hosts.putAll(hosts);
    other.namespaces.putAll(namespaces);
    other.placed.addAll(placed);
    other.placed.removeAll(gone);
    return other;
  }

  List<String> feasible(PodSpec pod) {
    return hosts.values().stream().filter(h -> fits(pod, h)).map(HostSpec::name).toList();
  }

  private boolean fits(PodSpec pod, HostSpec host) {
    return PlainHosts.allowed(pod, host)
        && inNamespace(pod)
        && room(pod, host)
        && ports(pod, host)
        && volumes(pod, host)
        && gpus(pod, host).stream().filter(free -> free >= pod.gpu().thousandths()).count()
            >= pod.gpu().count()
        && pod.pods().near().stream().allMatch(t -> near(pod, t, host))
        && pod.pods().apart().stream().noneMatch(t -> anyIn(t, host))
        && nobodyMinds(pod, host)
        && pod.pods().spread().stream().filter(Spread::hard).allMatch(s -> even(pod, s, host));
  }

  /** Whether the namespace lets the pod in. */
  boolean inNamespace(PodSpec pod) {
    NamespaceSpec namespace = namespaces.get(pod.namespace());
    if (namespace == null) {
      return true;
    }
    for (Map.Entry<String, Integer> most : namespace.quota().amounts().entrySet()) {
      int wanted = wanted(pod, most.getKey());
      if (wanted > 0 && used(pod.namespace(), most.getKey()) + wanted > most.getValue()) {
        return false;
      }
    }
    return pod.vmClass().isEmpty()
        || namespace.vmClasses().isEmpty()
        || namespace.vmClasses().contains(pod.vmClass());
  }

  int used(String namespace, String resource) {
    return placed.stream()
        .filter(p -> p.pod().namespace().equals(namespace))
        .mapToInt(p -> wanted(p.pod(), resource))
        .sum();
  }

  private static int wanted(PodSpec pod, String resource) {
    return resource.equals("pods") ? 1 : pod.requests().amounts().getOrDefault(resource, 0);
  }

  private boolean ports(PodSpec pod, HostSpec host) {
    for (Placed one : placed) {
      for (HostPort taken :
          one.host().equals(host.name()) ? one.pod().ports() : Set.<HostPort>of()) {
        for (HostPort port : pod.ports()) {
          boolean same = port.port() == taken.port() && port.protocol().equals(taken.protocol());
          boolean all = port.address().isEmpty() || taken.address().isEmpty();
          if (same && (all || port.address().equals(taken.address()))) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean volumes(PodSpec pod, HostSpec host) {
    for (Volume volume : pod.volumes()) {
      for (Placed one : placed) {
        boolean same =
            one.pod().volumes().stream()
                .anyMatch(
                    v ->
                        v.claim().equals(volume.claim())
                            && v.namespace().equals(volume.namespace()));
        boolean here = one.host().equals(host.name());
        if (same
            && (volume.access() == Volume.Access.ONE_POD
                || volume.access() == Volume.Access.ONE_HOST && !here)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean room(PodSpec pod, HostSpec host) {
    Map<String, Integer> wanted = new HashMap<>(pod.requests().amounts());
    wanted.put("pods", 1);
    return wanted.entrySet().stream()
        .allMatch(e -> e.getValue() == 0 || free(host, e.getKey()) >= e.getValue());
  }

  int free(HostSpec host, String resource) {
    int free = host.capacity().amounts().getOrDefault(resource, 0);
    for (Placed one : placed) {
      if (one.host().equals(host.name())) {
        free -=
            resource.equals("pods") ? 1 : one.pod().requests().amounts().getOrDefault(resource, 0);
      }
    }
    return free;
  }

  /** What is free of each GPU that the pod may use. */
  private List<Integer> gpus(PodSpec pod, HostSpec host) {
    List<Integer> free = new ArrayList<>();
    for (int i = 0; i < host.gpus().size(); i++) {
      if (pod.gpu().models().isEmpty() || pod.gpu().models().contains(host.gpus().get(i))) {
        boolean other = !host.mixedVgpu() && otherProfile(pod, host.name(), i);
        free.add(other ? 0 : gpu(host.name(), i));
      }
    }
    return free;
  }

  private boolean otherProfile(PodSpec pod, String host, int gpu) {
    return placed.stream()
        .filter(p -> p.host().equals(host) && Arrays.stream(p.gpus()).anyMatch(g -> g == gpu))
        .anyMatch(p -> !p.pod().gpu().profile().equals(pod.gpu().profile()));
  }

  int gpu(String host, int gpu) {
    int free = 1000;
    for (Placed one : placed) {
      boolean here = one.host().equals(host) && Arrays.stream(one.gpus()).anyMatch(g -> g == gpu);
      free -= here ? one.pod().gpu().thousandths() : 0;
    }
    return free;
  }

  private static String domain(HostSpec host, String key) {
    return key.equals("kubernetes.io/hostname") ? host.name() : host.labels().get(key);
  }

  private boolean matches(PodTerm term, PodSpec pod) {
    boolean there =
        term.namespaces().contains(pod.namespace())
            || term.namespaceLabels() != null
                && PlainHosts.selects(
                    term.namespaceLabels(),
                    namespaces.containsKey(pod.namespace())
                        ? namespaces.get(pod.namespace()).labels()
                        : Map.of());
    return there && PlainHosts.selects(term.pods(), pod.labels());
  }

  private long in(PodTerm term, HostSpec host) {
    String domain = domain(host, term.topologyKey());
    return placed.stream()
        .filter(p -> domain != null && matches(term, p.pod()))
        .filter(p -> domain.equals(domain(hosts.get(p.host()), term.topologyKey())))
        .count();
  }

  private boolean anyIn(PodTerm term, HostSpec host) {
    return in(term, host) > 0;
  }

  private boolean near(PodSpec pod, PodTerm term, HostSpec host) {
    List<PodTerm> all = pod.pods().near();
    boolean none = all.stream().noneMatch(t -> placed.stream().anyMatch(p -> matches(t, p.pod())));
    boolean itself = all.stream().allMatch(t -> matches(t, pod));
    boolean labelled = domain(host, term.topologyKey()) != null;
    return labelled && (anyIn(term, host) || none && itself);
  }

  private boolean nobodyMinds(PodSpec pod, HostSpec host) {
    for (Placed one : placed) {
      for (PodTerm term : one.pod().pods().apart()) {
        String here = domain(host, term.topologyKey());
        String there = domain(hosts.get(one.host()), term.topologyKey());
        if (matches(term, pod) && here != null && here.equals(there)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean counts(PodSpec pod, Spread spread, HostSpec host) {
    return domain(host, spread.term().topologyKey()) != null
        && PlainHosts.labelled(pod, host)
        && (!spread.honourTaints() || PlainHosts.tolerated(pod, host));
  }

  private Map<String, Long> domains(PodSpec pod, Spread spread) {
    Map<String, Long> pods = new HashMap<>();
    for (HostSpec host : hosts.values()) {
      if (counts(pod, spread, host)) {
        pods.putIfAbsent(domain(host, spread.term().topologyKey()), 0L);
      }
    }
    for (Placed one : placed) {
      HostSpec host = hosts.get(one.host());
      if (matches(spread.term(), one.pod()) && counts(pod, spread, host)) {
        pods.merge(domain(host, spread.term().topologyKey()), 1L, Long::sum);
      }
    }
    return pods;
  }

  private boolean even(PodSpec pod, Spread spread, HostSpec host) {
    Map<String, Long> pods = domains(pod, spread);
    long least = pods.values().stream().mapToLong(n -> n).min().orElse(0);
    least = pods.size() < spread.minDomains() ? 0 : least;
    String domain = domain(host, spread.term().topologyKey());
    long self = matches(spread.term(), pod) ? 1 : 0;
    return domain != null && pods.getOrDefault(domain, 0L) + self - least <= spread.maxSkew();
  }

  /** What the host is worth to the pod, by the words of the policies. */
  double score(PodSpec pod, String name) {
    HostSpec host = hosts.get(name);
    double score = Math.min(share(pod, host, "cpu"), share(pod, host, "memory"));
    if (policy == Policy.PACK) {
      score = -score - (pod.gpu().count() == 0 && !host.gpus().isEmpty() ? 1 : 0);
    }
    for (LikedHosts liked : pod.host().liked()) {
      score += PlainHosts.selects(liked.hosts(), host.labels()) ? 0.02 * liked.weight() : 0;
    }
    for (Taint taint : host.taints()) {
      score -=
          taint.effect().equals("PreferNoSchedule") && !PlainHosts.tolerates(pod, taint) ? 1 : 0;
    }
    for (Weighted liked : pod.pods().liked()) {
      score += 0.02 * liked.weight() * in(liked.term(), host);
    }
    for (Placed one : placed) {
      for (Weighted liked : one.pod().pods().liked()) {
        String here = domain(host, liked.term().topologyKey());
        String there = domain(hosts.get(one.host()), liked.term().topologyKey());
        if (matches(liked.term(), pod) && here != null && here.equals(there)) {
          score += 0.02 * liked.weight();
        }
      }
    }
    for (Spread spread : pod.pods().spread()) {
      if (!spread.hard()) {
        String domain = domain(host, spread.term().topologyKey());
        score -= 2 * domains(pod, spread).getOrDefault(String.valueOf(domain), 0L);
      }
    }
    return score;
  }

  private double share(PodSpec pod, HostSpec host, String resource) {
    int all = host.capacity().amounts().getOrDefault(resource, 0);
    int wanted = pod.requests().amounts().getOrDefault(resource, 0);
    return all == 0 ? 0 : (free(host, resource) - wanted) / (double) all;
  }
}
