package io.supervisor.platform.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

  private static final List<String> RISING =
      List.of(
          "0.0.0",
          "0.0.1-0",
          "0.0.1-9",
          "0.0.1-10",
          "0.0.1--1",
          "0.0.1-1a",
          "0.0.1-A",
          "0.0.1-a",
          "0.0.1-a+1",
          "0.0.1-a+2",
          "0.0.1-a.1",
          "0.0.1-a.b",
          "0.0.1-a-b",
          "0.0.1-rc.2",
          "0.0.1-rc.10",
          "0.0.1",
          "0.0.1+1",
          "0.24.4",
          "0.24.4+1",
          "0.24.4+007",
          "0.24.4+8",
          "0.24.4+9223372036854775808",
          "0.24.4+9223372036854775809",
          "0.24.4+99999999999999999999999",
          "0.24.4+-1",
          "0.24.4+a",
          "0.24.4+a.1",
          "0.24.4+update.1",
          "0.24.4+update.1.0",
          "0.24.4+update.2",
          "0.24.4+update.10",
          "0.25.0-rc.1",
          "2.14.2+vmware.2-vks.2",
          "10.0.0",
          "9223372036854775807.0.0");

  @Test
  void versionsAreOrderedByNumbersPreReleaseAndBuild() {
    for (int i = 0; i < RISING.size(); i++) {
      for (int j = 0; j < RISING.size(); j++) {
        SemanticVersion left = SemanticVersion.of(RISING.get(i));
        SemanticVersion right = SemanticVersion.of(RISING.get(j));
        assertThat(Integer.signum(left.compareTo(right)))
            .as("%s against %s", left, right)
            .isEqualTo(Integer.compare(i, j));
        assertThat(left.equals(right)).isEqualTo(i == j);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1.0.0+007,1.0.0+7", "v1.28.3,1.28.3", "1.0.0-a+00.b,1.0.0-a+0.b"})
  void equalVersionsMayLookDifferent(String left, String right) {
    SemanticVersion one = SemanticVersion.tolerant(left).orElseThrow();
    SemanticVersion other = SemanticVersion.of(right);
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isEqualByComparingTo(other);
    assertThat(one).hasToString(left);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "1",
        "1.2",
        "1.2.3.4",
        "01.2.3",
        "1.02.3",
        "1.2.03",
        "v1.2.3",
        "V1.2.3",
        " 1.2.3",
        "1.2.3 ",
        "1.2.3\n",
        "1.2.3-",
        "1.2.3+",
        "1.2.3-a..b",
        "1.2.3-01",
        "1.2.3+a+b",
        "1.2.3-\u00e9",
        "\u0661.2.3",
        "1.2.x",
        "1,2,3",
        "-1.2.3",
        "+1.2.3",
        "1.2.3_4",
        "9223372036854775808.0.0",
        "1.0.0-9223372036854775808"
      })
  void strictReadingRefuses(String text) {
    assertThat(SemanticVersion.parse(text)).isEmpty();
    assertThatThrownBy(() -> SemanticVersion.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith("A ")
        .endsWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; is missing",
        "v1.5.3; without the letter v: 1.5.3.",
        "18446744073709551615.0.0; at most 9223372036854775807",
        "1.0.0-18446744073709551615; at most 9223372036854775807",
        "01.0.0; without leading zeros",
        "1.2; three numbers"
      })
  void whatIsWrongIsSaid(String text, String said) {
    assertThatThrownBy(() -> SemanticVersion.of(text)).hasMessageContaining(said);
  }

  @Test
  void longTextsAreRefused() {
    String longest = "1.0.0-" + "a".repeat(1018);
    assertThat(SemanticVersion.parse(longest)).isPresent();
    assertThat(SemanticVersion.parse(longest + "a")).isEmpty();
    assertThat(SemanticVersion.tolerant("v" + longest)).isEmpty();
    assertThatThrownBy(() -> SemanticVersion.of(longest + "a")).hasMessageContaining("1024");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1.28.3",
        "v1.28.3+vmware.1",
        "v1.28.3+vmware.wcp.1-vsc0.1.9-23708114",
        "1.9.0-embedded+25369333",
        "1.18.2"
      })
  void tolerantReadingTakesWhatKubernetesReports(String text) {
    assertThat(SemanticVersion.tolerant(text).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"v", "vv1.2.3", "v 1.2.3", "v1.2", "V1.2.3"})
  void tolerantReadingIsNotCareless(String text) {
    assertThat(SemanticVersion.tolerant(text)).isEmpty();
  }

  @Test
  void partsAreToldApart() {
    SemanticVersion version = SemanticVersion.tolerant("v1.2.3-rc.1+b.2").orElseThrow();
    assertThat(version.isPreRelease()).isTrue();
    assertThat(version.preReleaseIdentifiers()).containsExactly("rc", "1");
    assertThat(version.withoutBuild()).hasToString("1.2.3-rc.1");
    assertThat(version.release()).hasToString("1.2.3");
    assertThat(version.release().isPreRelease()).isFalse();
    assertThat(version.release().preReleaseIdentifiers()).isEmpty();
    assertThat(SemanticVersion.of("1.2.3+a-b").isPreRelease()).isFalse();
  }

  @Test
  void orderAndTextHoldForRandomVersions() {
    Random random = new Random(4711);
    List<SemanticVersion> versions = new ArrayList<>();
    while (versions.size() < 3000) {
      String text = RandomText.of(random, "01.-+a9", 9);
      SemanticVersion.parse("1.0" + text)
          .or(() -> SemanticVersion.parse("1.0.0" + text))
          .ifPresent(versions::add);
    }
    for (int i = 0; i < 300_000; i++) {
      SemanticVersion a = versions.get(random.nextInt(versions.size()));
      SemanticVersion b = versions.get(random.nextInt(versions.size()));
      SemanticVersion c = versions.get(random.nextInt(versions.size()));
      int order = Integer.signum(a.compareTo(b));
      assertThat(order).isEqualTo(-Integer.signum(b.compareTo(a)));
      assertThat(a.equals(b)).isEqualTo(order == 0);
      if (order == 0) {
        assertThat(a.hashCode()).isEqualTo(b.hashCode());
        assertThat(Integer.signum(a.compareTo(c))).isEqualTo(Integer.signum(b.compareTo(c)));
      }
      if (order < 0 && b.compareTo(c) < 0) {
        assertThat(a.compareTo(c)).isNegative();
      }
    }
    for (SemanticVersion version : versions) {
      assertThat(SemanticVersion.of(version.toString())).isEqualTo(version);
    }
  }
}
