package io.supervisor.platform.semver;

import com.github.zafarkhaja.semver.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A version by the rules of semver 2: three numbers, then perhaps a pre-release and build metadata.
 *
 * <p>Numbers and pre-releases have the order of semver 2. Unlike there, build metadata counts: none
 * comes before some, and identifiers follow the rules of pre-releases, so {@code 0.24.4 <
 * 0.24.4+update.1 < 0.24.4+update.2 < 0.24.4+update.10}. Equal means: neither is lower, whatever
 * the text looks like ({@code 1.0.0+07} and {@code 1.0.0+7}, {@code v1.0.0} and {@code 1.0.0}).
 *
 * <p>A number, or a numeric part of a pre-release, is at most 2<sup>63</sup>-1; the original reads
 * up to 2<sup>64</sup>-1, which no real version needs. Numbers in build metadata have no limit.
 */
public final class SemanticVersion implements Comparable<SemanticVersion> {

  private static final int LIMIT = 1024;
  private static final String HIGHEST = Long.toString(Long.MAX_VALUE);

  private final String text;
  private final Version numbers;
  private final List<String> preRelease;
  private final List<String> build;

  private SemanticVersion(String text, Version version) {
    this.text = text;
    this.numbers =
        Version.of(version.majorVersion(), version.minorVersion(), version.patchVersion());
    this.preRelease = identifiers(version.preReleaseVersion());
    this.build =
        identifiers(version.buildMetadata()).stream()
            .map(IdentifierOrder::withoutLeadingZeros)
            .toList();
  }

  /** Reads strictly: no blanks, no leading {@code v}. Empty for anything else, also for null. */
  public static Optional<SemanticVersion> parse(String text) {
    return read(text, text);
  }

  /** As {@link #parse}, but a leading {@code v} is read over; Kubernetes reports such versions. */
  public static Optional<SemanticVersion> tolerant(String text) {
    return text != null && text.startsWith("v") ? read(text, text.substring(1)) : parse(text);
  }

  /**
   * Reads strictly.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with the text
   */
  public static SemanticVersion of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException(fault(text)));
  }

  private static Optional<SemanticVersion> read(String text, String bare) {
    boolean hopeless =
        text == null || text.length() > LIMIT || bare.chars().filter(c -> c == '.').count() < 2;
    return hopeless
        ? Optional.empty()
        : Version.tryParse(bare).map(version -> new SemanticVersion(text, version));
  }

  /** What keeps {@code text} from being a version, as a sentence. */
  static String fault(String text) {
    if (text == null || text.isEmpty()) {
      return "A version is missing: write three numbers, such as 1.2.3.";
    }
    if (text.length() > LIMIT) {
      return "A version has at most %d characters.".formatted(LIMIT);
    }
    if (tolerant(text).isPresent()) {
      return "A version is written without the letter v: %s.".formatted(text.substring(1));
    }
    if (tooLarge(text)) {
      return "A number of a version is at most %s.".formatted(HIGHEST);
    }
    return "A version has three numbers without leading zeros, then perhaps a pre-release and build"
        + " metadata: 1.2.3, 1.2.3-rc.1, 1.2.3+update.1.";
  }

  private static boolean tooLarge(String text) {
    for (String part : text.split("\\+", 2)[0].split("[.-]")) {
      boolean longer = part.length() > HIGHEST.length();
      boolean high = part.length() == HIGHEST.length() && part.compareTo(HIGHEST) > 0;
      if ((longer || high) && IdentifierOrder.numeric(part)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> identifiers(Optional<String> dotted) {
    return dotted.map(text -> List.of(text.split("\\."))).orElse(List.of());
  }

  /** Whether it announces a release rather than being one. */
  public boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  /** The parts of the pre-release, {@code [rc, 1]} of {@code 1.2.3-rc.1}; none of a release. */
  public List<String> preReleaseIdentifiers() {
    return preRelease;
  }

  /** The same without build metadata and without a leading {@code v}. */
  public SemanticVersion withoutBuild() {
    String bare =
        isPreRelease() ? numbers + "-" + String.join(".", preRelease) : numbers.toString();
    return of(bare);
  }

  /** The three numbers alone. */
  public SemanticVersion release() {
    return new SemanticVersion(numbers.toString(), numbers);
  }

  @Override
  public int compareTo(SemanticVersion other) {
    // Not the library's order of the rest: it sorts numbers and words as texts when they meet (1a
    // before 9), takes +007 for a word, and throws on longer numbers in build metadata.
    int order = numbers.compareTo(other.numbers);
    if (order == 0 && isPreRelease() != other.isPreRelease()) {
      order = isPreRelease() ? -1 : 1;
    }
    if (order == 0) {
      order = IdentifierOrder.INSTANCE.compare(preRelease, other.preRelease);
    }
    return order != 0 ? order : IdentifierOrder.INSTANCE.compare(build, other.build);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SemanticVersion version
        && numbers.equals(version.numbers)
        && preRelease.equals(version.preRelease)
        && build.equals(version.build);
  }

  @Override
  public int hashCode() {
    return Objects.hash(numbers, preRelease, build);
  }

  /** The text as it was given. */
  @Override
  public String toString() {
    return text;
  }
}
