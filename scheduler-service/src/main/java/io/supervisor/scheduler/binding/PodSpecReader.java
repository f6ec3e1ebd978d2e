package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.supervisor.scheduler.placement.HostPort;
import io.supervisor.scheduler.placement.HostRules;
import io.supervisor.scheduler.placement.LikedHosts;
import io.supervisor.scheduler.placement.PodRules;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.PodTerm;
import io.supervisor.scheduler.placement.Requirement;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Selector;
import io.supervisor.scheduler.placement.Spread;
import io.supervisor.scheduler.placement.Toleration;
import io.supervisor.scheduler.placement.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads all that a pod asks of hosts and of other pods, by the fields of the Kubernetes API; of its
 * volumes see {@link ClaimReader}.
 */
record PodSpecReader(Pod pod) {

  private static final Map<String, Requirement.Operator> OPERATORS =
      Map.of(
          "In", Requirement.Operator.IN,
          "NotIn", Requirement.Operator.NOT_IN,
          "Exists", Requirement.Operator.EXISTS,
          "DoesNotExist", Requirement.Operator.DOES_NOT_EXIST,
          "Gt", Requirement.Operator.GT,
          "Lt", Requirement.Operator.LT);

  PodSpec read() {
    PodSpec spec =
        PodSpec.of(namespace(), labels(pod.getMetadata().getLabels()), PodRequests.of(pod))
            .with(hostRules())
            .with(podRules())
            .with(ports())
            .withPriority(PodReader.priority(pod));
    return "Never".equals(pod.getSpec().getPreemptionPolicy()) ? spec.preemptingNever() : spec;
  }

  private String namespace() {
    return pod.getMetadata().getNamespace();
  }

  private static Map<String, String> labels(Map<String, String> given) {
    return given == null ? Map.of() : Map.copyOf(given);
  }

  private Optional<Affinity> affinity() {
    return Optional.ofNullable(pod.getSpec().getAffinity());
  }

  private HostRules hostRules() {
    List<Selector> anyOf =
        affinity()
            .map(Affinity::getNodeAffinity)
            .map(a -> a.getRequiredDuringSchedulingIgnoredDuringExecution())
            .map(required -> required.getNodeSelectorTerms())
            .map(terms -> terms.stream().map(PodSpecReader::hosts).toList())
            .orElse(List.of());
    List<LikedHosts> liked =
        affinity().map(Affinity::getNodeAffinity).stream()
            .flatMap(a -> a.getPreferredDuringSchedulingIgnoredDuringExecution().stream())
            .map(term -> new LikedHosts(hosts(term.getPreference()), term.getWeight()))
            .toList();
    List<Toleration> tolerations =
        pod.getSpec().getTolerations().stream()
            .map(
                t ->
                    new Toleration(
                        t.getKey(), "Exists".equals(t.getOperator()), t.getValue(), t.getEffect()))
            .toList();
    Selector selector = Selector.of(labels(pod.getSpec().getNodeSelector()));
    return new HostRules(Set.of(), selector, anyOf, tolerations).and(liked);
  }

  /** A term without requirements is met by no host: none is without a name. */
  static Selector hosts(NodeSelectorTerm term) {
    List<Requirement> all =
        Stream.concat(term.getMatchExpressions().stream(), term.getMatchFields().stream())
            .map(PodSpecReader::requirement)
            .toList();
    return all.isEmpty()
        ? new Selector(
            List.of(new Requirement(Room.NAME, Requirement.Operator.DOES_NOT_EXIST, Set.of())))
        : new Selector(all);
  }

  private static Requirement requirement(NodeSelectorRequirement one) {
    return requirement(one.getKey(), one.getOperator(), one.getValues());
  }

  private static Requirement requirement(String key, String operator, List<String> values) {
    if (!OPERATORS.containsKey(operator)) {
      throw new IllegalArgumentException("The operator " + operator + " is not known.");
    }
    return new Requirement(key, OPERATORS.get(operator), Set.copyOf(values));
  }

  private PodRules podRules() {
    List<PodTerm> near =
        affinity().map(Affinity::getPodAffinity).stream()
            .flatMap(a -> a.getRequiredDuringSchedulingIgnoredDuringExecution().stream())
            .map(this::term)
            .toList();
    List<PodTerm> apart =
        affinity().map(Affinity::getPodAntiAffinity).stream()
            .flatMap(a -> a.getRequiredDuringSchedulingIgnoredDuringExecution().stream())
            .map(this::term)
            .toList();
    List<Weighted> liked = new ArrayList<>();
    affinity().map(Affinity::getPodAffinity).stream()
        .flatMap(a -> a.getPreferredDuringSchedulingIgnoredDuringExecution().stream())
        .forEach(one -> liked.add(new Weighted(term(one.getPodAffinityTerm()), one.getWeight())));
    affinity().map(Affinity::getPodAntiAffinity).stream()
        .flatMap(a -> a.getPreferredDuringSchedulingIgnoredDuringExecution().stream())
        .forEach(one -> liked.add(new Weighted(term(one.getPodAffinityTerm()), -one.getWeight())));
    List<Spread> spread =
        pod.getSpec().getTopologySpreadConstraints().stream().map(this::spread).toList();
    return new PodRules(near, apart, liked, spread);
  }

  private PodTerm term(PodAffinityTerm given) {
    Selector pods =
        like(given.getLabelSelector(), given.getMatchLabelKeys(), given.getMismatchLabelKeys());
    boolean named = given.getNamespaces() != null && !given.getNamespaces().isEmpty();
    Set<String> namespaces =
        named
            ? Set.copyOf(given.getNamespaces())
            : given.getNamespaceSelector() == null ? Set.of(namespace()) : Set.of();
    Selector byLabels =
        given.getNamespaceSelector() == null ? null : selector(given.getNamespaceSelector());
    return new PodTerm(pods, namespaces, byLabels, given.getTopologyKey());
  }

  private Spread spread(TopologySpreadConstraint given) {
    PodTerm same =
        PodTerm.in(
            namespace(),
            like(given.getLabelSelector(), given.getMatchLabelKeys(), List.of()),
            given.getTopologyKey());
    return new Spread(
        same,
        given.getMaxSkew(),
        !"ScheduleAnyway".equals(given.getWhenUnsatisfiable()),
        given.getMinDomains() == null ? 0 : given.getMinDomains(),
        "Honor".equals(given.getNodeTaintsPolicy()));
  }

  /** Pods that have the same values of some labels as this one, and others of others. */
  private Selector like(LabelSelector given, List<String> same, List<String> other) {
    List<Requirement> all = new ArrayList<>(selector(given).requirements());
    all.addAll(ofOwn(same, "In"));
    all.addAll(ofOwn(other, "NotIn"));
    return new Selector(all);
  }

  private List<Requirement> ofOwn(List<String> keys, String operator) {
    Map<String, String> own = labels(pod.getMetadata().getLabels());
    return keys.stream()
        .filter(own::containsKey)
        .map(key -> requirement(key, operator, List.of(own.get(key))))
        .toList();
  }

  /** A selector that is not there selects nothing: no label has a value out of none. */
  static Selector selector(LabelSelector given) {
    if (given == null) {
      return new Selector(List.of(new Requirement(Room.NAME, Requirement.Operator.IN, Set.of())));
    }
    List<Requirement> all =
        new ArrayList<>(Selector.of(labels(given.getMatchLabels())).requirements());
    for (LabelSelectorRequirement one : given.getMatchExpressions()) {
      all.add(requirement(one.getKey(), one.getOperator(), one.getValues()));
    }
    return new Selector(all);
  }

  private Set<HostPort> ports() {
    Stream<Container> beside =
        pod.getSpec().getInitContainers().stream().filter(PodRequests::staysBeside);
    return Stream.concat(beside, pod.getSpec().getContainers().stream())
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> port.getHostPort() != null && port.getHostPort() > 0)
        .map(
            port ->
                new HostPort(
                    port.getProtocol() == null ? "TCP" : port.getProtocol(),
                    port.getHostPort(),
                    port.getHostIP() == null ? "" : port.getHostIP()))
        .collect(Collectors.toSet());
  }
}
