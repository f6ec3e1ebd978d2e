package io.supervisor.platform.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConstraintRefusalTest {

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " ;1;Use a range such as >=1.0.0 <2.0.0, or >=0.0.0 for any",
        "^1.2;1;Use >=1.2.0 <2.0.0",
        "^0.2.3;1;Use >=0.2.3 <0.3.0",
        "^0.0.3;1;Use a range such as >=1.0.0 <2.0.0",
        "^ 1.2;1;Use a range such as >=1.0.0 <2.0.0",
        "~1.2;1;Use >=1.2.0 <1.3.0",
        "~1.2.3-rc.1;1;Use >=1.2.3-rc.1 <1.3.0",
        "~>1.2;1;Use >=1.2.0 <2.0.0",
        "~>1.2.3;1;Use >=1.2.3 <1.3.0",
        ">=0.1.0 ~>1.2;9;Use >=1.2.0 <2.0.0",
        "*;1;Use >=0.0.0",
        "x;1;Use >=0.0.0",
        "latest;1;Use >=0.0.0",
        "1;1;Use 1.0.0 or 1.x",
        "1.2;1;Use 1.2.0 or 1.2.x",
        ">=1.2;1;Use >=1.2.0 or >=1.2.x",
        "!=1.2;1;Use !=1.2.0",
        "v1.5.3;1;Use 1.5.3",
        ">v1.5.3;1;Use >1.5.3",
        "1.0.0 v1.x;7;Use 1.x",
        ">1.0.0,<2.0.0;1;Use >1.0.0 <2.0.0",
        ">1.0.0, <2.0.0;1;Use >1.0.0 <2.0.0",
        ">1.0.0 && <2.0.0;8;Use >1.0.0 <2.0.0",
        ">1.0.0&&<2.0.0;1;Use >1.0.0 <2.0.0",
        ">1.0.0<2.0.0;1;Use >1.0.0 <2.0.0",
        ">1.0.0||<0.5.0;1;Use >1.0.0 || <0.5.0",
        ">1.0.0 ||<0.5.0;8;Use >1.0.0 || <0.5.0",
        "1.0.0 | 2.0.0;7;Use 1.0.0 || 2.0.0",
        ">=1.0.0, <v2.0.0;1;Use a range such as >=1.0.0 <2.0.0",
        "|| 1.0.0;1;Write a condition on both sides, such as <2.0.0 || >=3.0.0",
        "1.0.0 ||;9;Write a condition on both sides, such as <2.0.0 || >=3.0.0",
        "1.0.0 || || 2.0.0;10;Write a condition on both sides, such as <2.0.0 || >=3.0.0",
        "1.0.0 - 2.0.0;7;Use >=1.0.0 <=2.0.0",
        "- 2.0.0;1;Use a range such as >=1.0.0 <2.0.0",
        "1.x.x;1;Use 1.x",
        ">=1.x.x;1;Use >=1.x",
        "!=1.x.x;1;Use <1.0.0 || >=2.0.0",
        "1.2.X;1;Use 1.2.x",
        "1.2.*;1;Use 1.2.x",
        "!=1.2.x;1;Use <1.2.0 || >=1.3.0",
        "!1.x;1;Use <1.0.0 || >=2.0.0",
        "! 1.0.0;2;Write != and the version, such as !=1.2.3",
        "=>1.0.0;1;Use >=",
        "=<1.0.0;1;Use <=",
        "<>1.0.0;1;Use !=",
        "===1.0.0;1;Use =",
        "> >=1.0.0;1;Use one of = != > >= < <=",
        ">=;1;Write the version after it, such as >=1.2.3",
        ">= || 1.0.0;1;Write the version after it, such as >=1.2.3",
        ">=1.0.0 <;9;Write the version after it, such as <1.2.3",
        "9223372036854775807.x;1;A version has three numbers without leading zeros, then perhaps a"
            + " pre-release and build metadata: 1.2.3, 1.2.3-rc.1, 1.2.3+update.1"
      })
  void refusesWithAHint(String constraint, int column, String hint) {
    InvalidConstraint refusal = refusal(constraint);
    assertThat(refusal.hint()).isEqualTo(hint);
    assertThat(refusal.column()).isEqualTo(column);
    assertThat(refusal)
        .hasMessage("%s (column %d). %s.".formatted(refusal.problem(), column, hint));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "   ",
        "1.2.3.4",
        "01.2.3",
        ">=01.2.3",
        "1.02.x",
        "1.2.x-rc.1",
        "1.x.3",
        "x.1.2",
        "x.x",
        "1.2.3-",
        "1.2.3+",
        "(1.0.0)",
        "[1.0,2.0)",
        "\"1.0.0\"",
        ">=1.0.0\n",
        ">=1.0.0\t<2.0.0",
        ">=\u0661.0.0",
        "1.0.0\u00a0",
        "-1.x",
        "+1.x",
        "5 >=1.0.0",
        "abc",
        "!",
        "!!1.0.0",
        "18446744073709551615.0.0"
      })
  void refuses(String constraint) {
    assertThat(refusal(constraint).getMessage()).endsWith(".").contains("(column ");
  }

  private static InvalidConstraint refusal(String constraint) {
    InvalidConstraint refusal =
        catchThrowableOfType(InvalidConstraint.class, () -> VersionConstraint.parse(constraint));
    assertThat(refusal).as("refusal of [%s]", constraint).isNotNull();
    return refusal;
  }

  @Test
  void anyTextIsEitherReadOrRefused() {
    Random random = new Random(815);
    SemanticVersion version = SemanticVersion.of("1.0.0");
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = RandomText.of(random, "01.x-+v,~^*&|!=<>  ", 14);
      try {
        VersionConstraint constraint =
            VersionConstraint.parse((i & 1) == 0 ? text : "1.0.0" + text);
        constraint.admits(version);
        read += constraint.describe().isEmpty() ? 0 : 1;
      } catch (InvalidConstraint e) {
        if (e.column() < 1 || e.getMessage().length() > 400) {
          throw new AssertionError("refusal of [" + text + "]", e);
        }
      }
    }
    assertThat(read).isGreaterThan(1000);
  }

  @Test
  void whatIsProposedReadsItself() {
    Random random = new Random(42);
    for (int i = 0; i < 20_000; i++) {
      String text = "1." + RandomText.of(random, "012.x,^~&|!=<> ", 8);
      try {
        VersionConstraint.parse(i % 3 == 0 ? "^" + text : text);
      } catch (InvalidConstraint e) {
        String hint = e.hint();
        if (hint.matches("Use [=!<>]*[0-9].*")) {
          for (String proposal : hint.substring(4).split(" or |, such as ")) {
            assertThat(VersionConstraint.parse(proposal).describe()).isNotEmpty();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        ".",
        "x",
        "v",
        "^",
        "~>",
        ",",
        "&",
        "|",
        "|| ",
        "!",
        "=",
        "> ",
        ">=",
        "- ",
        " ",
        "1.x.",
        "1.0.0 ",
        ">1.0.0 || ",
        "1=",
        "v1,",
        "1.0.0 - "
      })
  void readingTakesNoTime(String piece) {
    String text = piece.repeat(1024 / piece.length());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          for (int i = 0; i < 200; i++) {
            try {
              VersionConstraint.parse(text);
            } catch (InvalidConstraint e) {
              assertThat(e.column()).isPositive();
            }
          }
        });
  }

  @Test
  void longTextsAreRefused() {
    assertThat(VersionConstraint.parse("1.0.0" + " ".repeat(1019)).exactVersion()).isPresent();
    InvalidConstraint refusal = refusal("1.0.0" + " ".repeat(1020));
    assertThat(refusal.column()).isEqualTo(1025);
    assertThat(refusal).hasMessageContaining("at most 1024 characters");
  }
}
