package io.supervisor.install.rendering.ytt;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.install.rendering.ytt.yaml.Scalars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalarsTest {

  @ParameterizedTest
  @CsvSource({
    "yes, true", "Off, false", "n, false", "TRUE, true", "0x1F, 31", "0777, 511", "0o17, 15",
    "1_000, 1000", "-5, -5", "1.5, 1.5", "1e+3, 1000.0", ".5, 0.5", "08, 8.0", "-.inf, -Infinity",
    "18446744073709551615, 18446744073709551615", "99999999999999999999, 1.0E20"
  })
  void readsPlainScalarsLikeYaml11(String text, String expected) {
    assertThat(Scalars.plain(text)).isNotInstanceOf(String.class).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e3", "1.", "0xzz", "1:30", "2023-01-02", "tRue", "-", ".", "1.2.3"})
  void leavesTheRestAsText(String text) {
    assertThat(Scalars.plain(text)).isEqualTo(text);
  }

  @Test
  void knowsNull() {
    assertThat(Scalars.plain("~")).isNull();
    assertThat(Scalars.plain("")).isNull();
  }
}
