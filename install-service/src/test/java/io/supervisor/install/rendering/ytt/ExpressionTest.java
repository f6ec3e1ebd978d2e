package io.supervisor.install.rendering.ytt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + 2 * 3 | 7",
        "(1 + 2) * 3 | 9",
        "-7 // 2 | -4",
        "-7 % 3 | 2",
        "7 / 2 | 3.5",
        "2 - -3 | 5",
        "1 << 70 >> 68 | 4",
        "0x1f + 0o17 + 0b11 | 49",
        "not 1 == 2 | true",
        "1 < 2 and 2 < 3 | true",
        "0 or `x` | x",
        "1 if False else 2 | 2",
        "2 in [1, 2] | true",
        "3 not in [1, 2] | true",
        "\"b\" in \"abc\" | true",
        "[1, 2, 3][-1] | 3",
        "\"abcdef\"[1:5:2] | bd",
        "\"abc\"[::-1] | cba",
        "len({\"a\": 1}) | 1",
        "\"%s is %d%%\" % (\"x\", 5) | x is 5%",
        "\"{} {b} {{}}\".format(1, b=2) | 1 2 {}",
        "\"a,b,c\".split(\",\", 1)[1] | b,c",
        "\"-\".join([\"a\", \"b\"]) | a-b",
        "\" x \".strip() + \"!\" | x!",
        "\"abab\".replace(\"b\", \"c\", 1) | acab",
        "\"Hello\".upper().lower().title() | Hello",
        "str([1, \"a\", None, True, 1.5]) | [1, \"a\", None, True, 1.5]",
        "str((1,)) | (1,)",
        "repr(\"a\\n\") | \"a\\n\"",
        "int(\"ff\", 16) | 255",
        "float(\"1.5\") | 1.5",
        "max([3, 9, 4]) | 9",
        "min(3, 1) | 1",
        "sorted([3, 1, 2], reverse=True)[0] | 3",
        "sorted([\"bb\", \"a\"], key=len)[0] | a",
        "any([0, 1]) and not all([0, 1]) | true",
        "type(None) | NoneType",
        "type(lambda: 1) | function",
        "(lambda a, b=2, *c, **d: a + b + len(c) + len(d))(1, 2, 3, k=4) | 5",
        "dict(a=1).get(\"b\", 7) | 7",
        "hasattr(\"x\", \"upper\") | true",
        "[x * y for x in range(3) for y in range(3) if x != y][-1] | 2",
        "{k: v for k, v in [(\"a\", 1)]}[\"a\"] | 1",
        "list(zip([1], [2]))[0][1] | 2",
        "enumerate([\"a\"])[0][1] | a",
        "reversed([1, 2])[0] | 2",
        "9223372036854775807 + 1 | 9223372036854775808"
      })
  void evaluates(String expression, String expected) {
    assertThat(String.valueOf(Rendered.expression(expression.replace('`', '"'))))
        .isEqualTo(expected);
  }

  @Test
  void keepsOrderOfDictsAndKindsOfNumbers() {
    var value = Rendered.expression("{\"z\": 1, \"a\": 1.5, \"m\": [True, None]}");

    assertThat(((Map<?, ?>) value).keySet().toString()).isEqualTo("[z, a, m]");
    assertThat(((Map<?, ?>) value).values().toString()).isEqualTo("[1, 1.5, [true, null]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1 + \"a\" | unknown binary op: int + string",
        "[1][5] | list index 5 out of range (size 1)",
        "{}[\"k\"] | key \"k\" not in dict",
        "1 // 0 | integer division by zero",
        "\"x\".nope() | string has no .nope field or method",
        "None() | invalid call of non-function (NoneType)",
        "len(5) | len: value of type int has no len",
        "{[]: 1} | unhashable type: list",
        "[x for x in 5] | int value is not iterable",
        "1 < \"a\" | int < string not implemented",
        "f(1) | undefined: f",
        "open(\"/etc/passwd\") | undefined: open",
        "1 < 2 < 3 | comparisons do not chain",
        "\"abc | string is not closed",
        "(1 | bracket is not closed"
      })
  void reportsWhatIsWrongAndWhere(String expression, String problem) {
    var fault = Rendered.fault("first: 1\nresult: #@ " + expression + "\n");

    assertThat(fault.problem()).isEqualTo(problem);
    assertThat(fault.file()).isEqualTo("a.yml");
    assertThat(fault.line()).isEqualTo(2);
  }

  @Test
  void functionsSeeTheVariablesAroundThem() {
    var result =
        Rendered.template(
            """
            #@ def counter(start):
            #@   seen = [start]
            #@   def add(by): return seen.append(by)
            #@   add(2)
            #@   add(by=3)
            #@   return seen
            #@ end
            #@ a, (b, c) = 1, [2, 3]
            #@ total = {"n": 0}
            #@ for x in counter(1):
            #@   total["n"] += x
            #@ end
            list: #@ counter(1)
            total: #@ total["n"] + a + b + c
            """);

    assertThat(result).containsEntry("list", List.of(1, 2, 3)).containsEntry("total", 12);
  }

  @Test
  void changingAListWhileLoopingOverItIsAnError() {
    var fault = Rendered.fault("#@ l = [1]\n#@ for x in l:\n#@   l.append(x)\n#@ end\na: 1\n");

    assertThat(fault.problem()).isEqualTo("cannot change a list during iteration");
    assertThat(fault.line()).isEqualTo(3);
  }

  @Test
  void localsMustBeSetBeforeUse() {
    var fault =
        Rendered.fault("#@ x = 1\n#@ def f():\n#@   y = x\n#@   x = 2\n#@ end\na: #@ f()\n");

    assertThat(fault.problem()).isEqualTo("variable x referenced before assignment");
  }
}
