package io.supervisor.install.rendering.ytt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "json | json.encode({\"b\": [1, None], \"a\": \"<\"}) | {\"a\":\"<\",\"b\":[1,null]}",
        "json | json.decode('{\"a\": [1, true]}')[\"a\"][1] | true",
        "yaml | yaml.decode(\"a: {b: yes}\")[\"a\"][\"b\"] | true",
        "regexp | regexp.match(\"^[a-z]+$\", \"abc\") | true",
        "regexp | regexp.replace(\"(a)(b)?\", \"abac\", \"<$1${2}>\") | <ab><a>c",
        "regexp | regexp.replace(\"[0-9]\", \"a1\", lambda d: str(int(d) + 1)) | a2",
        "math | math.ceil(1.2) | 2",
        "math | math.floor(-1.2) | -2",
        "struct | struct.encode({\"a\": {\"b\": 5}}).a.b | 5",
        "struct | struct.make_and_bind({\"n\": 4}, get=lambda s: s[\"n\"]).get() | 4",
        "sha256 | len(sha256.sum(\"x\")) | 64",
        "base64 | base64.decode(base64.encode(\"grüß\")) | grüß"
      })
  void answers(String module, String expression, String expected) {
    var text = "#@ load(\"@ytt:" + module + "\", \"" + module + "\")\n---\nr: #@ " + expression;

    assertThat(String.valueOf(Rendered.template(text + "\n").get("r"))).isEqualTo(expected);
  }

  @Test
  void encodesYamlThatNeedsQuotesAndBlocks() {
    var result =
        Rendered.template(
            """
            #@ load("@ytt:yaml", "yaml")
            ---
            r: #@ yaml.encode({"a": "yes", "b": "1", "c": "@x", "d": "l1\\nl2\\n", "e": "", "f": []})
            s: #@ yaml.encode([{"k": "a: b", "n": None}, "- x", "plain text", 1.5, "it's"])
            """);

    assertThat(result.get("r"))
        .isEqualTo("a: \"yes\"\nb: \"1\"\nc: '@x'\nd: |\n  l1\n  l2\ne: \"\"\nf: []\n");
    assertThat(result.get("s"))
        .isEqualTo("- k: 'a: b'\n  \"n\": null\n- '- x'\n- plain text\n- 1.5\n- it's\n");
  }

  @Test
  void loadsFunctionsOfOtherFiles() {
    var files =
        Map.of(
            "config/app.yml",
            "#@ load(\"lib/names.star\", \"name\", short=\"trim\")\n"
                + "#@ load(\"/config/labels.lib.yml\", \"labels\")\n"
                + "---\nname: #@ name(short(\" x \"))\nlabels: #@ labels(\"y\")\n",
            "config/lib/names.star",
            "def name(n):\n  return \"svc-\" + n\nend\ndef trim(s):\n  return s.strip()\nend\n",
            "config/labels.lib.yml",
            "#@ def labels(app):\napp: #@ app\n#@ end\nnever: printed\n");

    assertThat(Rendered.files(files, ""))
        .isEqualTo(List.of(Map.of("name", "svc-x", "labels", Map.of("app", "y"))));
  }

  @Test
  void refusesLoadCyclesAndForeignFiles() {
    var cycle =
        Map.of(
            "a.star", "load(\"b.star\", \"f\")\n",
            "b.star", "load(\"a.star\", \"f\")\n",
            "c.yml", "#@ load(\"a.star\", \"f\")\nx: 1\n");
    assertThat(Rendered.faults(cycle, "").get(0).problem())
        .isEqualTo("load: cycle in load graph at a.star");

    var outside = Map.of("a.yml", "#@ load(\"/../etc/passwd.star\", \"f\")\nx: 1\n");
    assertThat(Rendered.faults(outside, "").get(0).problem()).contains("not in the package");
  }

  @Test
  void readsOnlyFilesOfThePackage() {
    var files =
        Map.of(
            "a.yml",
            "#@ load(\"@ytt:data\", \"data\")\n---\nt: #@ data.read(\"note.txt\")\n",
            "note.txt",
            "hello #@ 1 + 1");
    assertThat(Rendered.files(files, "").get(0)).containsEntry("t", "hello #@ 1 + 1");

    var fault =
        Rendered.fault("#@ load(\"@ytt:data\", \"data\")\n---\nt: #@ data.read(\"/etc/hosts\")\n");
    assertThat(fault.problem()).contains("does not exist in the package");
  }

  @Test
  void refusesPatternsThatMeanSomethingElseHere() {
    var head = "#@ load(\"@ytt:regexp\", \"regexp\")\n---\nr: #@ ";
    for (var pattern : List.of("(?=a)", "(?<!a)", "a++", "(a)\\\\1", "[a&&b]")) {
      var fault = Rendered.fault(head + "regexp.match(\"" + pattern + "\", \"a\")\n");
      assertThat(fault.problem()).startsWith("UnsupportedTemplate");
    }
  }
}
