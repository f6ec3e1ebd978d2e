package io.supervisor.scheduler.placement;

import java.util.Map;
import java.util.Set;

/**
 * What the pods of a workload are to other pods, and what they ask of them.
 *
 * @param namespace theirs; empty when it is not known
 * @param labels by which rules of other pods may choose them
 * @param hostPorts ports of their host that they have for themselves
 * @param rules about other pods; a term that names no namespaces is about those of their own
 */
public record PodTraits(
    String namespace, Map<String, String> labels, Set<HostPort> hostPorts, PodRules rules) {

  /** Other pods do not matter, and it does not matter to others. */
  public static final PodTraits NONE = new PodTraits("", Map.of(), Set.of(), PodRules.NONE);

  public PodTraits {
    namespace = namespace == null ? "" : namespace;
    labels = labels == null ? Map.of() : labels;
    hostPorts = hostPorts == null ? Set.of() : hostPorts;
    rules = rules == null ? PodRules.NONE : rules;
  }

  PodTraits in(String other) {
    return new PodTraits(other, labels, hostPorts, rules);
  }

  /** Whether others must heed these pods when they choose a host. */
  public boolean heeded() {
    return !hostPorts.isEmpty() || !rules.apart().isEmpty() || !rules.liked().isEmpty();
  }

  /** Whether these pods must look at others when they choose a host. */
  public boolean looks() {
    return heeded() || !rules.near().isEmpty() || !rules.spread().isEmpty();
  }

  /** The rules, with the namespace that each is about. */
  PodRules rulesIn(String own) {
    return new PodRules(
        rules.near().stream().map(term -> term.or(own)).toList(),
        rules.apart().stream().map(term -> term.or(own)).toList(),
        rules.liked().stream().map(one -> new Weighted(one.term().or(own), one.weight())).toList(),
        rules.spread().stream().map(one -> one.on(one.term().or(own))).toList());
  }

  /** Their namespace, or where it is not known that which nobody but the owner is in. */
  String namespaceOr(String owner) {
    return namespace.isEmpty() ? owner : namespace;
  }

  /** Whether one of the rules is to have a pod such as the other near, and not its own kind. */
  boolean needs(PodTraits other, String own, Map<String, String> ofNamespace) {
    return rules.near().stream()
        .map(term -> term.or(own))
        .filter(term -> !term.matches(own, ofNamespace, labels))
        .anyMatch(term -> term.matches(own, ofNamespace, other.labels));
  }
}
