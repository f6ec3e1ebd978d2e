package io.supervisor.scheduler.placement;

/**
 * Pods that are to be spread evenly.
 *
 * @param term which pods count, and over what they are spread
 * @param maxSkew by how many pods two domains may differ; 1 or more
 * @param hard whether a pod rather waits than breaks it
 * @param minDomains while there are fewer domains than these, an empty one is taken to be there
 * @param honourTaints whether hosts with taints that the pod does not tolerate are left out
 */
public record Spread(
    PodTerm term, int maxSkew, boolean hard, int minDomains, boolean honourTaints) {

  public static Spread hard(PodTerm term, int maxSkew) {
    return new Spread(term, maxSkew, true, 0, false);
  }

  Spread on(PodTerm other) {
    return new Spread(other, maxSkew, hard, minDomains, honourTaints);
  }

  public static Spread soft(PodTerm term) {
    return new Spread(term, 1, false, 0, false);
  }
}
