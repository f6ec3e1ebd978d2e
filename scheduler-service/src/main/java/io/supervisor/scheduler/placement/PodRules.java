package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a pod wants of other pods.
 *
 * @param near terms of which there must be a pod in the same domain
 * @param apart terms of which there must be none, in both directions
 */
public record PodRules(
    List<PodTerm> near, List<PodTerm> apart, List<Weighted> liked, List<Spread> spread) {
  public static final PodRules NONE = new PodRules(List.of(), List.of(), List.of(), List.of());

  public PodRules {
    near = near == null ? List.of() : near;
    apart = apart == null ? List.of() : apart;
    liked = liked == null ? List.of() : liked;
    spread = spread == null ? List.of() : spread;
  }

  /** These and others. */
  PodRules and(PodRules more) {
    return new PodRules(
        both(near, more.near),
        both(apart, more.apart),
        both(liked, more.liked),
        both(spread, more.spread));
  }

  private static <T> List<T> both(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().toList();
  }

  /** Whether one of them chooses pods by the labels of their namespaces. */
  public boolean byNamespaceLabels() {
    return Stream.of(
            near.stream(),
            apart.stream(),
            liked.stream().map(Weighted::term),
            spread.stream().map(Spread::term))
        .flatMap(terms -> terms)
        .anyMatch(term -> term.namespaceLabels() != null);
  }

  public static PodRules near(PodTerm term) {
    return new PodRules(List.of(term), List.of(), List.of(), List.of());
  }

  public static PodRules apart(PodTerm term) {
    return new PodRules(List.of(), List.of(term), List.of(), List.of());
  }

  public static PodRules liked(PodTerm term, int weight) {
    return new PodRules(List.of(), List.of(), List.of(new Weighted(term, weight)), List.of());
  }

  public static PodRules spread(Spread spread) {
    return new PodRules(List.of(), List.of(), List.of(), List.of(spread));
  }
}
