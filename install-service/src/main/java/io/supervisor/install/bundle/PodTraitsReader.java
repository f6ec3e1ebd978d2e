package io.supervisor.install.bundle;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PreferredSchedulingTerm;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import io.supervisor.install.bundle.PodTraits.HostPort;
import io.supervisor.install.bundle.PodTraits.LikedPods;
import io.supervisor.install.bundle.PodTraits.Selector;
import io.supervisor.install.bundle.PodTraits.Spread;
import io.supervisor.install.bundle.PodTraits.Term;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads from a pod template what its pods ask of other pods, and which hosts they like. */
record PodTraitsReader(String object, Map<String, Object> template) {

  /** A null says as little as nothing, for the API server as well. */
  private static final ObjectMapper MODEL =
      new ObjectMapper()
          .setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SKIP, Nulls.SKIP));

  private static final String SPREAD = "topologySpreadConstraints";
  private static final String PORTS = "containers.ports";
  private static final int MOST_PORTS = 65_535;
  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");

  /** Selects nothing: no label has a value out of none. */
  private static final Selector NOTHING =
      new Selector(List.of(new Constraints.Requirement("metadata.name", "IN", List.of())));

  PodTraits read() {
    Map<String, String> labels = new TreeMap<>();
    OwnedObjects.map(OwnedObjects.map(template, "metadata"), "labels")
        .forEach((key, value) -> labels.put(key, String.valueOf(value)));
    return new PodTraits(labels, hostPorts(), rules());
  }

  /** Hosts that the pods like. */
  List<Constraints.LikedHosts> likedHosts() {
    return affinity().map(Affinity::getNodeAffinity).stream()
        .flatMap(node -> node.getPreferredDuringSchedulingIgnoredDuringExecution().stream())
        .map(this::likedHosts)
        .toList();
  }

  private Constraints.LikedHosts likedHosts(PreferredSchedulingTerm given) {
    NodeSelectorTerm preferred = needed("affinity.nodeAffinity", given.getPreference());
    List<Constraints.Requirement> all =
        Stream.concat(preferred.getMatchExpressions().stream(), preferred.getMatchFields().stream())
            .map(one -> requirement(one.getKey(), one.getOperator(), one.getValues()))
            .toList();
    Selector hosts = all.isEmpty() ? NOTHING : new Selector(all);
    return new Constraints.LikedHosts(hosts, needed("affinity.nodeAffinity", given.getWeight()));
  }

  private PodTraits.Rules rules() {
    List<Term> near = new ArrayList<>();
    List<Term> apart = new ArrayList<>();
    List<LikedPods> liked = new ArrayList<>();
    affinity()
        .map(Affinity::getPodAffinity)
        .ifPresent(
            pods -> {
              near.addAll(terms(pods.getRequiredDuringSchedulingIgnoredDuringExecution()));
              liked.addAll(liked(pods.getPreferredDuringSchedulingIgnoredDuringExecution(), 1));
            });
    affinity()
        .map(Affinity::getPodAntiAffinity)
        .ifPresent(
            pods -> {
              apart.addAll(terms(pods.getRequiredDuringSchedulingIgnoredDuringExecution()));
              liked.addAll(liked(pods.getPreferredDuringSchedulingIgnoredDuringExecution(), -1));
            });
    List<Spread> spread =
        list(SPREAD, TopologySpreadConstraint.class, spec()).stream().map(this::spread).toList();
    return new PodTraits.Rules(near, apart, liked, spread);
  }

  private List<Term> terms(List<PodAffinityTerm> given) {
    return given.stream().map(this::term).toList();
  }

  private List<LikedPods> liked(List<WeightedPodAffinityTerm> given, int sign) {
    return given.stream()
        .map(
            one ->
                new LikedPods(
                    term(needed("affinity", one.getPodAffinityTerm())),
                    sign * needed("affinity", one.getWeight())))
        .toList();
  }

  private Term term(PodAffinityTerm given) {
    LabelSelector namespaces = given.getNamespaceSelector();
    return new Term(
        like(given.getLabelSelector(), given.getMatchLabelKeys(), given.getMismatchLabelKeys()),
        List.copyOf(given.getNamespaces()),
        namespaces == null ? null : selector(namespaces),
        needed("affinity", given.getTopologyKey()));
  }

  private Spread spread(TopologySpreadConstraint given) {
    String topologyKey = needed(SPREAD, given.getTopologyKey());
    int maxSkew = needed(SPREAD, given.getMaxSkew());
    if (maxSkew < 1) {
      throw fault(SPREAD, "has a maxSkew below 1");
    }
    return new Spread(
        new Term(
            like(given.getLabelSelector(), given.getMatchLabelKeys(), List.of()),
            List.of(),
            null,
            topologyKey),
        maxSkew,
        !"ScheduleAnyway".equals(given.getWhenUnsatisfiable()),
        given.getMinDomains() == null ? 0 : given.getMinDomains(),
        "Honor".equals(given.getNodeTaintsPolicy()));
  }

  /**
   * Pods that have the same values of some labels as those of the template, and others of others; a
   * label that only the pods will have counts as not said.
   */
  private Selector like(LabelSelector given, List<String> same, List<String> other) {
    Map<String, Object> own = OwnedObjects.map(OwnedObjects.map(template, "metadata"), "labels");
    List<Constraints.Requirement> all = new ArrayList<>(selector(given).requirements());
    all.addAll(ofOwn(own, same, "In"));
    all.addAll(ofOwn(own, other, "NotIn"));
    return new Selector(all);
  }

  private List<Constraints.Requirement> ofOwn(
      Map<String, Object> own, List<String> keys, String operator) {
    return keys.stream()
        .filter(key -> key != null && own.get(key) != null)
        .map(key -> requirement(key, operator, List.of(own.get(key).toString())))
        .toList();
  }

  private Selector selector(LabelSelector given) {
    if (given == null) {
      return NOTHING;
    }
    List<Constraints.Requirement> all = new ArrayList<>();
    if (given.getMatchLabels() != null) {
      new TreeMap<>(given.getMatchLabels())
          .forEach((key, value) -> all.add(requirement(key, "In", List.of(value))));
    }
    given
        .getMatchExpressions()
        .forEach(one -> all.add(requirement(one.getKey(), one.getOperator(), one.getValues())));
    return new Selector(all);
  }

  private Constraints.Requirement requirement(String key, String operator, List<String> values) {
    if (key == null || operator == null || !ConstraintReader.OPERATORS.containsKey(operator)) {
      throw fault("affinity", "has a requirement without a key, or an operator that is none");
    }
    return new Constraints.Requirement(
        key, ConstraintReader.OPERATORS.get(operator), List.copyOf(values));
  }

  /** Of containers and of those that stay beside them; on the host's network all ports are its. */
  private List<HostPort> hostPorts() {
    boolean onHost = Boolean.TRUE.equals(spec().get("hostNetwork"));
    List<HostPort> all = new ArrayList<>();
    for (Object container : containers()) {
      for (ContainerPort port : list("ports", ContainerPort.class, container)) {
        Integer unsaid = onHost ? port.getContainerPort() : null;
        Integer number = port.getHostPort() == null ? unsaid : port.getHostPort();
        if (number != null && number > 0) {
          all.add(hostPort(port, number));
        }
      }
    }
    return all;
  }

  private List<?> containers() {
    return Stream.concat(
            PodTemplate.list(spec(), "initContainers").stream().filter(PodTemplate::staysBeside),
            PodTemplate.list(spec(), "containers").stream())
        .toList();
  }

  private HostPort hostPort(ContainerPort given, int number) {
    String protocol = given.getProtocol() == null ? "TCP" : given.getProtocol();
    if (number > MOST_PORTS || !PROTOCOLS.contains(protocol)) {
      throw fault(PORTS, "has a hostPort above 65535, or a protocol that is none");
    }
    return new HostPort(protocol, number, given.getHostIP() == null ? "" : given.getHostIP());
  }

  private Map<String, Object> spec() {
    return OwnedObjects.map(template, "spec");
  }

  private Optional<Affinity> affinity() {
    return Optional.ofNullable(read("affinity", spec().get("affinity"), Affinity.class));
  }

  private <T> List<T> list(String field, Class<T> type, Object in) {
    boolean there = in instanceof Map<?, ?> map && map.get(field) instanceof List<?>;
    return there
        ? ((List<?>) ((Map<?, ?>) in).get(field))
            .stream().filter(Objects::nonNull).map(one -> read(field, one, type)).toList()
        : List.of();
  }

  private <T> T read(String field, Object given, Class<T> type) {
    try {
      return MODEL.convertValue(given, type);
    } catch (IllegalArgumentException e) {
      throw fault(field, "is not as the Kubernetes API has it");
    }
  }

  private <T> T needed(String field, T value) {
    if (value == null) {
      throw fault(field, "lacks a topologyKey, a weight, a maxSkew or a term");
    }
    return value;
  }

  private RenderFailure fault(String field, String problem) {
    return new RenderFailure(
        new RenderFault(object, 0, field, problem, "Compare it with the Kubernetes API."));
  }
}
