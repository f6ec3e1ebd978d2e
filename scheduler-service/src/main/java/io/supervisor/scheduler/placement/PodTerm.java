package io.supervisor.scheduler.placement;

import java.util.Map;
import java.util.Set;

/**
 * Other pods, by labels and namespaces, and how far they count: to the hosts that share the value
 * of the topology key, of which {@link #HOSTNAME} is one host.
 */
public record PodTerm(
    Selector pods, Set<String> namespaces, Selector namespaceLabels, String topologyKey) {
  public static final String HOSTNAME = "kubernetes.io/hostname";

  /** Pods of one namespace. */
  public static PodTerm in(String namespace, Selector pods, String topologyKey) {
    return new PodTerm(pods, Set.of(namespace), null, topologyKey);
  }

  /** Pods of the namespaces with such labels. */
  public static PodTerm across(Selector namespaceLabels, Selector pods, String topologyKey) {
    return new PodTerm(pods, Set.of(), namespaceLabels, topologyKey);
  }

  public PodTerm {
    namespaces = namespaces == null ? Set.of() : namespaces;
  }

  /** The same, about a namespace when it says nothing of namespaces itself. */
  PodTerm or(String own) {
    return namespaces.isEmpty() && namespaceLabels == null ? in(own, pods, topologyKey) : this;
  }

  boolean matches(String namespace, Map<String, String> ofNamespace, Map<String, String> labels) {
    boolean there =
        namespaces.contains(namespace)
            || namespaceLabels != null && namespaceLabels.matches(ofNamespace);
    return there && pods.matches(labels);
  }
}
