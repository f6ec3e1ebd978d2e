package io.supervisor.platform.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class GoVersionConstraintTest {

  @ParameterizedTest(name = "[{0}] admits {1}: {2}")
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // comparing
        "1.2;1.2.0;true",
        "= 1.2;1.2;true",
        "=1.2.3;1.2.4;false",
        "1.0;v1.0.0;true",
        "v1.0;1.0.0;true",
        "8.0.3.0;8.0.3;true",
        "!= 1.2;1.2.0;false",
        "!= 1.2;1.3;true",
        "> 1.2;1.2.1;true",
        "> 1.2;1.2.0;false",
        ">=1.2;1.2;true",
        ">= 1.2;1.1.9;false",
        "< 2;1.99.99;true",
        "< 2;2.0;false",
        "<= 2;2.0.0;true",
        "<= 2;2.0.0.1;false",
        "> 8.0.3;8.0.3.1;true",
        ">= 8.0.3.00100;8.0.3.100;true",
        ">= 8.0.3.00100;8.0.3.00099;false",
        ">= 1.2.3.4.5;1.2.3.4.6;true",
        "1.2.3;1.2.3+build.7;true",
        // lists
        ">= 1.0, < 1.4;1.3.9;true",
        ">= 1.0, < 1.4;1.4;false",
        ">=1.0,<1.4,!=1.2;1.2.0;false",
        ">1.0,>2.0;1.5;false",
        " >= 1.0 ,\t< 1.4 ;1.0;true",
        // pessimistic
        "~> 1;2.5;true",
        "~> 1;0.9;false",
        "~> 1.0;2.0;false",
        "~> 1.0;1.9.9;true",
        "~> 1.2;1.1;false",
        "~> 1.2;1.2;true",
        "~>1.2.3;1.2.9;true",
        "~>1.2.3;1.2.2;false",
        "~>1.2.3;1.3.0;false",
        "~> 8.0.3.1;8.0.3.2;true",
        "~> 8.0.3.1;8.0.4.0;false",
        "~> 8.0.3.0;8.0.3;false",
        "~> 1.0.9.5;1.0.10.0;false",
        "~> v1.28;v1.30.1+vmware.1;true",
        // pre-releases
        ">= 1.0;1.1.0-rc.1;false",
        "> 1.0;1.1.0-beta;false",
        "< 2.0;1.1.0-beta;false",
        "<= 2.0;2.0.0-beta;false",
        "~> 1.0;1.1.0-beta;false",
        "= 1.0;1.0.0-beta;false",
        "!= 1.0;1.0.0-beta;true",
        "= 1.0.0-beta;1.0.0-beta;true",
        "!= 1.0.0-beta;1.0.0-beta;false",
        ">= 2.1.0-a;2.1.0-beta;true",
        ">= 2.1.0-b;2.1.0-a;false",
        "> 2.1.0-a;2.1.1-beta;false",
        "> 2.1.0-a;2.1.1;true",
        "< 2.1.0-b;2.0.0;true",
        ">= 2.1.0-rc.2;2.1.0-rc.10;true",
        "> 2.1.0-rc;2.1.0-rc.x;true",
        "~> 2.1.0-a;2.1.0-beta;true",
        "~> 2.1.0-a;2.1.0;false",
        "~> 2.1.0-a;2.1.1-a;false",
        ">= 8.0-U2;8.0U3;true",
        "8.0.3;8.0.3.0-beta;false",
        "1.2.3-1;1.2.3-01;true",
        // what platforms report
        ">= 1.26, < 1.30;v1.28.3+vmware.wcp.1-vsc0.1.9-23708114;true",
        "~> 8.0.3;8.0.3.00100;true"
      })
  void admits(String constraint, String version, boolean admitted) {
    assertThat(GoVersionConstraint.parse(constraint).admits(version)).isEqualTo(admitted);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        " ;1;A constraint is missing;such as >= 1.2, < 2.0",
        "== 1.0;1;The operator == does not exist;~>",
        "=> 1.0;1;The operator => does not exist;~>",
        "^1.0;1;The operator ^ does not exist;~>",
        "~1.0;1;The operator ~ does not exist;~>",
        "! 1.0;1;The operator ! does not exist;~>",
        ">= 1.0 < 2.0;1;Conditions are joined by a comma;such as >= 1.2, < 2.0",
        ">=1.0<2.0;1;Conditions are joined by a comma;such as >= 1.2, < 2.0",
        ">= 1.0 || < 0.5;1;This language has no OR;such as >= 1.2, < 2.0",
        "1.x;1;1.x is not a version;Use ~> 1.0",
        "1.2.*;1;1.2.* is not a version;Use ~> 1.2.0",
        ">= 1.x;1;1.x is not a version;such as >= 1.2, < 2.0",
        ">= 1.0,;8;A version is missing;such as >= 1.2, < 2.0",
        ",>= 1.0;1;A version is missing;such as >= 1.2, < 2.0",
        ">= 1.0, , < 2;9;A version is missing;such as >= 1.2, < 2.0",
        ">= 1.0, <;9;A version is missing;such as >= 1.2, < 2.0",
        ">= 1.0, < two;9;two is not a version;such as >= 1.2, < 2.0",
        "1.;1;1. is not a version;such as >= 1.2, < 2.0",
        ".1;1;.1 is not a version;such as >= 1.2, < 2.0",
        "1..2;1;1..2 is not a version;such as >= 1.2, < 2.0",
        "1.0-;1;1.0- is not a version;such as >= 1.2, < 2.0",
        "1.0+;1;1.0+ is not a version;such as >= 1.2, < 2.0",
        "9223372036854775808;1;9223372036854775808 is not a version;such as >= 1.2, < 2.0",
        ">= 1.0, < 2\u00e9;12;plain letters;special character"
      })
  void refusesWithAHint(String constraint, int column, String problem, String hint) {
    InvalidConstraint refusal =
        catchThrowableOfType(InvalidConstraint.class, () -> GoVersionConstraint.parse(constraint));
    assertThat(refusal.problem()).contains(problem);
    assertThat(refusal.hint()).contains(hint);
    assertThat(refusal.column()).isEqualTo(column);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"v", "one", "1.x", "1.0 ", "1..2", "1.0-", "1.0+"})
  void unreadableVersionsAreNotJudged(String version) {
    GoVersionConstraint constraint = GoVersionConstraint.parse(">= 1.0");
    assertThatThrownBy(() -> constraint.admits(version))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A version has numbers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        ">= 1.26, < 1.30; 1.26 or newer and older than 1.30",
        "~> 1; 1 or newer",
        "~> 1.2; 1.2 or newer and older than 2",
        "~> 8.0.3.1; 8.0.3.1 or newer and older than 8.0.4",
        "~> 9223372036854775807.0;"
            + " 9223372036854775807.0 or newer and older than 9223372036854775808",
        "1.0, != 1.1; exactly 1.0 and not 1.1"
      })
  void describesItselfInPlainWords(String constraint, String words) {
    GoVersionConstraint read = GoVersionConstraint.parse(constraint);
    assertThat(read.describe()).isEqualTo(words);
    assertThat(read).hasToString(constraint);
  }

  @Test
  void anyTextIsEitherReadOrRefused() {
    Random random = new Random(99);
    for (int i = 0; i < 200_000; i++) {
      String text = RandomText.of(random, "01.x-+v,~^|!=<> ", 14);
      try {
        GoVersionConstraint constraint = GoVersionConstraint.parse(text);
        constraint.admits("1.0.0.1");
        assertThat(constraint.describe()).isNotEmpty();
      } catch (InvalidConstraint e) {
        assertThat(e.column()).isPositive();
      }
    }
  }

  @Test
  void orderHasNoCircle() {
    Random random = new Random(7);
    List<GoVersion> versions =
        random
            .ints(200_000)
            .mapToObj(any -> GoVersion.parse("1." + RandomText.of(random, "01.-ab", 7)))
            .flatMap(Optional::stream)
            .limit(2000)
            .toList();
    for (int i = 0; i < 300_000; i++) {
      GoVersion a = versions.get(random.nextInt(versions.size()));
      GoVersion b = versions.get(random.nextInt(versions.size()));
      GoVersion c = versions.get(random.nextInt(versions.size()));
      assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
      if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
        assertThat(a.compareTo(c)).isNotPositive();
      }
    }
  }

  @Test
  void longTextsAreRefused() {
    assertThatThrownBy(() -> GoVersionConstraint.parse("1".repeat(1025)))
        .isInstanceOf(InvalidConstraint.class)
        .hasMessageContaining("at most 1024 characters");
  }
}
