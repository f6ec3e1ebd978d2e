package io.supervisor.platform.semver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionConstraintTest {

  @ParameterizedTest(name = "[{0}] admits {1}: {2}")
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // equal
        "1.2.3;1.2.3;true",
        "1.2.3;1.2.4;false",
        "=1.2.3;1.2.3;true",
        "=1.2.3;1.2.2;false",
        "==1.2.3;1.2.3;true",
        "==1.2.3;1.2.3-rc.1;false",
        "1.2.3;1.2.3+build;false",
        "1.2.3+build;1.2.3+build;true",
        "1.2.3+7;1.2.3+007;true",
        "1.2.3-rc.1;1.2.3-rc.1;true",
        // not equal
        "!=1.2.3;1.2.3;false",
        "!=1.2.3;1.2.4;true",
        "!1.2.3;1.2.3;false",
        "!1.2.3;1.2.2;true",
        "!=1.2.3;1.2.3+build;true",
        // order
        ">1.2.3;1.2.3;false",
        ">1.2.3;1.2.4;true",
        ">1.2.3;1.2.3+update.1;true",
        ">=1.2.3;1.2.3;true",
        ">=1.2.3;1.2.2;false",
        ">=1.2.3;1.10.0;true",
        "<1.2.3;1.2.3;false",
        "<1.2.3;1.2.2;true",
        "<1.2.3;1.2.3-rc.1;true",
        "<=1.2.3;1.2.3;true",
        "<=1.2.3;1.2.4;false",
        "<=1.2.3;1.2.3+update.1;false",
        ">=0.24.4+update.2;0.24.4+update.10;true",
        "<0.24.4+update.2;0.24.4+update.10;false",
        ">=1.28.3;1.28.3+vmware.1;true",
        // pre-releases are versions like others
        ">=1.0.0;1.1.0-rc.1;true",
        ">=1.0.0;1.0.0-rc.1;false",
        ">1.0.0-rc.1;1.0.0-rc.2;true",
        ">1.0.0-rc.9;1.0.0-rc.10;true",
        "<2.0.0;2.0.0-alpha;true",
        // and
        ">1.0.0 <2.0.0;1.1.1;true",
        ">1.0.0 <2.0.0;1.0.0;false",
        ">1.0.0 <2.0.0;2.0.0;false",
        ">1.0.0   <2.0.0;1.5.0;true",
        ">1.0.0 <3.0.0 !2.0.3-beta.2;2.0.3-beta.2;false",
        ">1.0.0 <3.0.0 !2.0.3-beta.2;2.0.3-beta.3;true",
        ">1.0.0 >2.0.0 >3.0.0;3.0.1;true",
        ">1.0.0 >2.0.0 >3.0.0;2.0.1;false",
        "1.0.0 2.0.0;1.0.0;false",
        // or, weaker than and
        "<2.0.0 || >=3.0.0;1.9.0;true",
        "<2.0.0 || >=3.0.0;2.0.0;false",
        "<2.0.0 || >=3.0.0;3.0.0;true",
        "1.0.0 || 2.0.0 || 3.0.0;2.0.0;true",
        "1.0.0 || 2.0.0 || 3.0.0;4.0.0;false",
        ">1.0.0 <2.0.0 || >3.0.0 !4.2.1;1.2.3;true",
        ">1.0.0 <2.0.0 || >3.0.0 !4.2.1;3.1.1;true",
        ">1.0.0 <2.0.0 || >3.0.0 !4.2.1;4.2.1;false",
        ">1.0.0 <2.0.0 || >3.0.0 !4.2.1;2.1.1;false",
        "5.0.0 || >1.0.0 <2.0.0;1.5.0;true",
        "5.0.0 || >1.0.0 <2.0.0;5.0.0;true",
        "5.0.0 || >1.0.0 <2.0.0;3.0.0;false",
        // blanks
        ">= 1.0.0;1.0.0;true",
        ">=   1.0.0   <   2.0.0;1.9.9;true",
        ">= 1.0.0 < 2.0.0;2.0.0;false",
        " >=1.0.0 ;1.0.0;true",
        "> =1.0.0;1.0.0;true",
        "= = 1.0.0;1.0.0;true",
        "!= 1.0.0;1.0.0;false",
        ">1.0.0  ||  <0.5.0;0.4.0;true",
        // wildcards
        "1.2.x;1.2.0;true",
        "1.2.x;1.2.99;true",
        "1.2.x;1.3.0;false",
        "1.2.x;1.1.9;false",
        "1.2.x;1.2.0-rc.1;false",
        "1.2.x;1.3.0-rc.1;true",
        "1.x;1.0.0;true",
        "1.x;1.99.99;true",
        "1.x;2.0.0;false",
        "1.x;0.9.9;false",
        "0.x;0.1.0;true",
        "=1.2.x;1.2.3;true",
        "==1.x;1.2.3;true",
        ">=1.2.x;1.2.0;true",
        ">=1.2.x;1.1.9;false",
        ">= 1.2.x;2.0.0;true",
        ">1.2.x;1.2.9;false",
        ">1.2.x;1.3.0;true",
        ">1.x;1.9.0;false",
        ">1.x;2.0.0;true",
        "<1.2.x;1.1.9;true",
        "<1.2.x;1.2.0;false",
        "<1.x;0.9.9;true",
        "<1.x;1.0.0;false",
        "<=1.2.x;1.2.9;true",
        "<=1.2.x;1.3.0;false",
        "<=1.x;1.9.0;true",
        "<=1.x;2.0.0;false",
        "1.x || 3.x;2.0.0;false",
        "1.x || 3.x;3.4.5;true",
        ">=1.0.x <3.x;2.0.0;true",
        // an x that is no wildcard
        "1.2.3-next.1;1.2.3-next.1;true",
        "1.2.3+exp.1;1.2.3+exp.1;true",
        ">=1.2.3-next.1;1.2.3-next.2;true",
        "!=1.2.3-x;1.2.3-x;false",
        "1.2.3-a.x;1.2.3-a.x;true",
        // the ends
        ">=0.0.0;0.0.0;true",
        "<=9223372036854775807.0.0;9223372036854775807.0.0;true"
      })
  void admits(String constraint, String version, boolean admitted) {
    assertThat(VersionConstraint.parse(constraint).admits(SemanticVersion.of(version)))
        .isEqualTo(admitted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ">=1.20.0 <2.0.0; 1.20.0 or newer and older than 2.0.0",
        "1.2.3; exactly 1.2.3",
        "1.x || >3.0.0 !=3.1.0 <=4.0.0;"
            + " 1.0.0 or newer and older than 2.0.0, or newer than 3.0.0 and not 3.1.0 and 4.0.0 or"
            + " older"
      })
  void describesItselfInPlainWords(String constraint, String words) {
    VersionConstraint read = VersionConstraint.parse(constraint);
    assertThat(read.describe()).isEqualTo(words);
    assertThat(read).hasToString(constraint);
  }

  @Test
  void onlyOneBareVersionIsExact() {
    assertThat(VersionConstraint.parse(" = 1.2.3-rc.1").exactVersion())
        .contains(SemanticVersion.of("1.2.3-rc.1"));
    assertThat(VersionConstraint.parse(">=1.2.3").exactVersion()).isEmpty();
    assertThat(VersionConstraint.parse("1.2.3 1.2.3").exactVersion()).isEmpty();
    assertThat(VersionConstraint.parse("1.2.3 || 1.2.4").exactVersion()).isEmpty();
    assertThat(VersionConstraint.parse("1.2.x").exactVersion()).isEmpty();
  }
}
