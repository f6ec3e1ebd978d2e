package io.supervisor.platform.semver;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.semver.VersionChoice.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionChoiceTest {

  private static final List<SemanticVersion> VERSIONS =
      Stream.of(
              "1.0.0", "2.0.0-rc.1", "1.10.0", "1.9.0+update.2", "1.9.0+update.10", "2.0.0-beta.3")
          .map(SemanticVersion::of)
          .toList();

  @ParameterizedTest(name = "{0} of {1} gives {2}")
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        ">=0.0.0; none; 1.10.0; all=6 -> after-prereleases-filter=4 -> after-constraints-filter=4",
        "<1.10.0; none; 1.9.0+update.10;"
            + " all=6 -> after-prereleases-filter=4 -> after-constraints-filter=3",
        ">=0.0.0; all; 2.0.0-rc.1;"
            + " all=6 -> after-prereleases-filter=6 -> after-constraints-filter=6",
        ">=0.0.0; beta; 2.0.0-beta.3;"
            + " all=6 -> after-prereleases-filter=5 -> after-constraints-filter=5",
        ">=2.0.0-a; none; -;"
            + " all=6 -> after-prereleases-filter=4 -> after-constraints-filter=0",
        "2.0.0-beta.3; none; 2.0.0-beta.3;"
            + " all=6 -> after-prereleases-filter=6 -> after-constraints-filter=1",
        "=2.0.0-beta.3; none; 2.0.0-beta.3;"
            + " all=6 -> after-prereleases-filter=6 -> after-constraints-filter=1",
        "2.0.0-beta.3; rc; -;"
            + " all=6 -> after-prereleases-filter=5 -> after-constraints-filter=0",
        "2.0.0-beta.3 || 1.0.0; none; 1.0.0;"
            + " all=6 -> after-prereleases-filter=4 -> after-constraints-filter=1",
        "1.9.0; none; -; all=6 -> after-prereleases-filter=4 -> after-constraints-filter=0"
      })
  void choosesTheHighestThatIsLeft(
      String constraint, String allowed, String chosen, String counts) {
    PreReleases preReleases =
        switch (allowed) {
          case "none" -> PreReleases.none();
          case "all" -> PreReleases.all();
          default -> PreReleases.with(Set.of(allowed));
        };
    Outcome outcome =
        VersionChoice.of(preReleases, VersionConstraint.parse(constraint)).among(VERSIONS);
    assertThat(outcome.version().map(SemanticVersion::toString).orElse(null)).isEqualTo(chosen);
    assertThat(outcome.counts()).isEqualTo(counts);
  }

  @Test
  void withoutConstraintThereIsNoSuchStep() {
    Outcome outcome = VersionChoice.of(PreReleases.none()).among(VERSIONS);
    assertThat(outcome.version()).contains(SemanticVersion.of("1.10.0"));
    assertThat(outcome.counts()).isEqualTo("all=6 -> after-prereleases-filter=4");
  }

  @Test
  void nothingComesOfNothing() {
    Outcome outcome = VersionChoice.of(PreReleases.all()).among(List.of());
    assertThat(outcome.version()).isEmpty();
    assertThat(outcome.counts()).isEqualTo("all=0 -> after-prereleases-filter=0");
  }

  @Test
  void noIdentifierMeansAnyIdentifier() {
    assertThat(PreReleases.with(Set.of()).admit(SemanticVersion.of("1.0.0-rc.1"))).isTrue();
    assertThat(PreReleases.with(Set.of("rc")).admit(SemanticVersion.of("1.0.0-rc1"))).isFalse();
    assertThat(PreReleases.none().admit(SemanticVersion.of("1.0.0+rc.1"))).isTrue();
  }
}
