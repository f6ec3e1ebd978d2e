package io.supervisor.platform.semver;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * A constraint in the language of Carvel packages.
 *
 * <ul>
 *   <li>{@code =}, {@code ==} or nothing: equal; {@code !=} or {@code !}: not equal; {@code >},
 *       {@code >=}, {@code <}, {@code <=}: by the order of {@link SemanticVersion}, which counts
 *       build metadata. Blanks may follow an operator that does not end in {@code !}.
 *   <li>A blank means AND; {@code ||} between blanks means OR and binds weaker.
 *   <li>{@code 1.2.x} is {@code >=1.2.0 <1.3.0} and {@code 1.x} is {@code >=1.0.0 <2.0.0}. With an
 *       operator the whole range is meant: {@code >1.2.x} is {@code >=1.3.0}, {@code <=1.2.x} is
 *       {@code <1.3.0}.
 * </ul>
 *
 * <p>Pre-releases have no rule of their own here: {@code 1.1.0-rc.1} meets {@code >=1.0.0}, and
 * {@code 1.3.0-rc.1} meets {@code 1.2.x}, because it comes before {@code 1.3.0}. Whether they are
 * candidates at all is up to {@link VersionChoice}.
 *
 * <p>What the original refuses is refused. What it reads in a way nobody means is refused as well:
 * {@code 1.0.0 - 2.0.0}, {@code 1.x.x}, {@code !=1.2.x}, {@code ! 1.0.0}, stray single characters,
 * an {@code ||} without anything before, between or after. One thing is read that the original
 * takes for a wildcard: an exact version with an x in its pre-release or build, such as {@code
 * 1.2.3-next.1}.
 */
public final class VersionConstraint {

  private final String text;
  private final List<List<Comparison>> alternatives;

  private VersionConstraint(String text, List<List<Comparison>> alternatives) {
    this.text = text;
    this.alternatives = alternatives;
  }

  /**
   * Reads a constraint.
   *
   * @throws InvalidConstraint if it does not read, is empty, null, or longer than 1,024 characters
   */
  public static VersionConstraint parse(String text) {
    return new VersionConstraint(text, new VersionConstraintParser(text).parse());
  }

  /** Whether {@code version} meets the constraint. */
  public boolean admits(SemanticVersion version) {
    return alternatives.stream()
        .anyMatch(all -> all.stream().allMatch(condition -> condition.admits(version)));
  }

  /** The version, if the constraint consists of exactly one and asks for just that. */
  public Optional<SemanticVersion> exactVersion() {
    if (alternatives.size() != 1 || alternatives.get(0).size() != 1) {
      return Optional.empty();
    }
    Comparison only = alternatives.get(0).get(0);
    return only.operator() == Operator.EQUAL ? Optional.of(only.bound()) : Optional.empty();
  }

  /** In plain words: {@code 1.20.0 or newer and older than 2.0.0}. */
  public String describe() {
    return alternatives.stream()
        .map(all -> all.stream().map(Comparison::describe).collect(joining(" and ")))
        .collect(joining(", or "));
  }

  /** The text as it was given. */
  @Override
  public String toString() {
    return text;
  }
}
