package io.supervisor.install.rendering.ytt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.RenderRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that tries to hang, fill or trick the renderer. */
@Timeout(20)
class HostileInputTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#@ for a in range(1000):\n#@ for b in range(1000):\n#@ x = a\n#@ end\n#@ end\na: 1\n",
        "#@ def f():\n#@   return f()\n#@ end\na: #@ f()\n",
        "a: #@ len(range(1000000000))\n",
        "a: #@ \"x\" * 1000000000\n",
        "a: #@ [0] * 1000000000\n",
        "#@ s = \"x\"\n#@ for i in range(60):\n#@ s = s + s\n#@ end\na: #@ s\n",
        "#@ l = [1]\n#@ for i in range(60):\n#@ l = l + l\n#@ end\na: #@ l\n",
        "#@ l = []\n#@ for i in range(60):\n#@ l = [l, l]\n#@ end\na: #@ l\n",
        "#@ l = []\n#@ l.append(l)\na: #@ l\n",
        "#@ l = []\n#@ l.append(l)\na: #@ str(l)\n",
        "#@ n = 3\n#@ for i in range(60):\n#@ n = n * n\n#@ end\na: #@ n\n",
        "#@ s = \"aaaaaaaaaa\"\n#@ for i in range(9):\n#@ s = s.replace(\"a\", s)\n#@ end\na: #@ s\n",
        "#@ for i in range(20000):\n---\na: 0123456789\n#@ end\n",
        "#@ load(\"@ytt:regexp\", \"regexp\")\n---\n"
            + "a: #@ regexp.match(\"^a*a*a*a*a*a*a*a*a*c$\", \"a\" * 90)\n",
        "a: #@ {}\nb: #@ sorted(range(100000))\n"
      })
  void stopsAtTheLimits(String template) {
    assertThat(Rendered.fault(template).problem()).startsWith("limit exceeded");
  }

  @Test
  void stopsDeepNesting() {
    var nested = "(".repeat(5000) + "1" + ")".repeat(5000);
    assertThat(Rendered.fault("a: #@ " + nested + "\n").problem()).startsWith("limit exceeded");
    assertThat(Rendered.fault("a: #@ " + "not ".repeat(5000) + "1\n").problem())
        .startsWith("limit exceeded");
    assertThat(Rendered.fault("a: #@ 1" + " + 1".repeat(5000) + "\n").problem())
        .startsWith("limit exceeded");
    assertThat(Rendered.fault("#@ if 1:\n".repeat(500) + "a: 1\n").problem())
        .startsWith("limit exceeded");
    assertThat(Rendered.fault("a: " + "[".repeat(2000) + "]".repeat(2000) + "\n").problem())
        .startsWith("limit exceeded");
  }

  @Test
  void stopsAliasBombs() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      var alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }
    assertThat(Rendered.fault(bomb.toString()).problem()).startsWith("limit exceeded");
    assertThat(Rendered.faults(Rendered.withSchema("a: 1\n"), bomb.toString()).get(0).problem())
        .startsWith("limit exceeded");
  }

  @Test
  void stopsAtTheWallTime() {
    var limits = new RenderLimits(Long.MAX_VALUE, Duration.ofMillis(200), 1000, 100);
    var template =
        "#@ for a in range(100000):\n#@ for b in range(100000):\n#@ x = a\n#@ end\n#@ end\na: 1\n";
    var request = new RenderRequest(Map.of("a.yml", template), "", Map.of());

    Assertions.assertThatThrownBy(() -> new YttRenderer(limits).render(request))
        .hasMessageContaining("limit exceeded: more than 200 ms");
  }

  @Test
  void neverRunsCodeInsideValues() {
    var files = new LinkedHashMap<>(Rendered.withSchema("a: \"\"\nb: \"\"\nc: \"\"\n"));
    files.put(
        "text.yml",
        "#@ load(\"@ytt:data\", \"data\")\n#@yaml/text-templated-strings\n---\n"
            + "t: \"<(@= data.values.a @)>\"\n");
    var values =
        "a: '(@= 1 + 1 @)'\n#@ fail(\"ran\")\nb: \"#@ 1 + 1\" #@ fail(\"ran\")\nc: |\n  #@ if True:\n";

    var documents = Rendered.files(files, values);

    assertThat(documents.get(0).get("all"))
        .isEqualTo(Map.of("a", "(@= 1 + 1 @)", "b", "#@ 1 + 1", "c", "#@ if True:\n"));
    assertThat(documents.get(1)).containsEntry("t", "<(@= 1 + 1 @)>");
  }

  @Test
  void doesNotRepeatGivenValuesThatATemplatePutsIntoItsMessage() {
    var files = new LinkedHashMap<>(Rendered.withSchema("password: \"\"\n"));
    files.put(
        "t.yml",
        "#@ load(\"@ytt:data\", \"data\")\n#@ fail(\"bad \" + data.values.password)\nx: 1\n");

    var fault = Rendered.faults(files, "password: hunter22\n").get(0);

    assertThat(fault.problem()).isEqualTo("fail: bad (a given value)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: !!java.lang.Runtime {}\n",
        "a: !!javax.script.ScriptEngineManager [x]\n",
        "#@overlay/match by=\"x\"\n---\na: 1\n",
        "#@library/ref \"x\"\n---\na: 1\n",
        "#@data/values\n---\n#@assert/validate min=1\na: 1\n",
        "#@ load(\"@ytt:overlay\", \"overlay\")\na: 1\n",
        "#@ load(\"@github.com/x/y:f\", \"f\")\na: 1\n",
        "a: &x\n  b: #@ 1\nc: *x\n"
      })
  void refusesWhatItDoesNotKnow(String template) {
    assertThat(Rendered.fault(template).problem()).startsWith("UnsupportedTemplate: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# @ if True:\na: 1\n",
        "#@if True:\na: 1\n#@ end\n",
        "#@end\na: 1\n",
        "a: 1\na: 2\n",
        "a: [\n",
        "\"",
        "#@ end\n",
        "- #@ x y\n",
        "#@yaml/text-templated-strings\na: \"(@= 1\"\n"
      })
  void refusesBrokenTemplates(String template) {
    var fault = Rendered.fault(template);

    assertThat(fault.file()).isEqualTo("a.yml");
    assertThat(fault.line()).isPositive();
  }

  @Test
  void capabilityNamesWhatIsMissingAndNeverThrows() {
    var renderer = new YttRenderer(Rendered.SMALL);
    var files =
        Map.of(
            "a.yml", "#@ load(\"@ytt:overlay\", \"overlay\")\na: 1\n",
            "b.yml", "x: 1\n#@overlay/remove\ny: 1\n",
            "c.yml", "a: [",
            "d.star", "def f(:",
            "e.txt", "anything",
            "f.yml", "ok: 1\n");

    var capability = renderer.capability(files);

    assertThat(capability.renderable()).isFalse();
    assertThat(capability.missing()).hasSize(4);
    assertThat(capability.missing().get(0)).isEqualTo("a.yml:1: module @ytt:overlay");
    assertThat(capability.missing().get(1)).isEqualTo("b.yml:2: overlay/remove");
    assertThat(renderer.capability(Map.of("f.yml", "ok: 1\n")).renderable()).isTrue();
    assertThatCode(() -> renderer.capability(Map.of("", "\u0000", "x.yml", "\u0000")))
        .doesNotThrowAnyException();
  }
}
