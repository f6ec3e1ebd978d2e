package io.supervisor.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

  @ParameterizedTest
  @CsvSource({
    "'', 1.0.0, true",
    "1.0.0, 1.0.0, true",
    "=1.0.0, 1.0.1, false",
    "!1.0.0, 1.0.1, true",
    ">= 1.0.0 <2.0.0, 1.9.9, true",
    ">=1.0.0 <2.0.0, 2.0.0, false",
    "<1.0.0 || >2.0.0, 2.0.1, true",
    ">1.0.0, 1.0.0+update.1, true",
    "<1.0.0, 1.0.0-rc.1, true",
    ">1.0.0-rc.2, 1.0.0-rc.10, true"
  })
  void constraintsAreMetInTheOrderOfVersions(String range, String version, boolean expected) {
    assertThat(VersionRange.parse(range).meets(PackageVersion.parse(version))).isEqualTo(expected);
  }

  @Test
  void whatIsNoVersionIsRefused() {
    assertThatThrownBy(() -> VersionRange.parse("1.x")).isInstanceOf(CarvelFailure.class);
    assertThatThrownBy(() -> VersionRange.parse("^1.0.0")).isInstanceOf(CarvelFailure.class);
  }
}
