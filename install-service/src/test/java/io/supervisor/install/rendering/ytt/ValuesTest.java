package io.supervisor.install.rendering.ytt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.RenderRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

  private static final String SCHEMA =
      """
      name: web
      replicas: 2
      ratio: 0.5
      debug: false
      ports:
      - name: ""
        port: 80
      #@schema/nullable
      tls:
        secret: ""
      #@schema/type any=True
      extra:
        free: true
      #@schema/default ["a", "b"]
      tags:
      - ""
      """;

  @Test
  void givesDefaults() {
    assertThat(Rendered.values(SCHEMA, ""))
        .hasToString(
            "{name=web, replicas=2, ratio=0.5, debug=false, ports=[], tls=null,"
                + " extra={free=true}, tags=[a, b]}");
  }

  @Test
  void mergesMapsDeepAndReplacesTheRest() {
    var values =
        "#@data/values\n---\nreplicas: 5\nratio: 1\nports:\n- port: 443\ntls:\n  secret: s\n"
            + "extra:\n  more: [1]\ntags: []\n";

    assertThat(Rendered.values(SCHEMA, values))
        .hasToString(
            "{name=web, replicas=5, ratio=1, debug=false, ports=[{name=, port=443}],"
                + " tls={secret=s}, extra={free=true, more=[1]}, tags=[]}");
  }

  @Test
  void reportsAllFaultsAtOnceWithoutTheValues() {
    var values =
        "name: 7\nreplicas: secretword\nports:\n- port: no\n- prot: 1\ntls:\n  secret: null\n"
            + "nmae: hunter22\ndebug: null\n";

    var faults = Rendered.faults(Rendered.withSchema(SCHEMA), values);

    assertThat(faults)
        .extracting(RenderFault::file, RenderFault::line, RenderFault::path, RenderFault::problem)
        .containsExactlyInAnyOrder(
            tuple("values", 1, "name", "expected string, found integer"),
            tuple("values", 2, "replicas", "expected integer, found string"),
            tuple("values", 4, "ports[0].port", "expected integer, found boolean"),
            tuple("values", 5, "ports[1].prot", "unknown key"),
            tuple("values", 7, "tls.secret", "expected string, found null"),
            tuple("values", 8, "nmae", "unknown key"),
            tuple("values", 9, "debug", "expected boolean, found null"));
    assertThat(faults.toString()).doesNotContain("secretword").doesNotContain("hunter22");
  }

  @Test
  void refusesValuesThatAreNoMapOrNoYamlOrTwice() {
    var files = Rendered.withSchema(SCHEMA);

    assertThat(Rendered.faults(files, "- a\n").get(0).problem())
        .isEqualTo("expected map, found array");
    assertThat(Rendered.faults(files, "a: [").get(0).file()).isEqualTo("values");
    assertThat(Rendered.faults(files, "name: a\nname: b\n").get(0).problem())
        .isEqualTo("key is given twice");
  }

  @Test
  void setsOverridesOnlyWhereTheSchemaHasTheKey() {
    var overrides = Map.<String, Object>of("name", "forced", "namespace", "x", "tls.secret", "y");
    var request = new RenderRequest(Rendered.withSchema(SCHEMA), "name: mine\n", overrides);

    var all = new YttRenderer(Rendered.SMALL).render(request).documents().get(0).get("all");

    assertThat(all.toString()).contains("name=forced").contains("tls=null").doesNotContain("=x");
  }

  @Test
  void laysThePackagesOwnValuesBetweenSchemaAndUser() {
    var files = new LinkedHashMap<>(Rendered.withSchema("a: 1\nb: 1\nc: 1\n"));
    files.put("own.yml", "#@data/values\n---\nb: 2\nc: 2\n");

    assertThat(Rendered.files(files, "c: 3\n").get(0).get("all")).hasToString("{a=1, b=2, c=3}");
  }

  @Test
  void withoutSchemaThePackagesOwnValuesFixTheKeys() {
    var files =
        Map.of(
            "own.yml", "#@data/values\n---\na:\n  b: 1\n",
            "t.yml", "#@ load(\"@ytt:data\", \"data\")\n---\nr: #@ data.values.a.b\n");

    assertThat(Rendered.files(files, "a: {b: 5}\n")).isEqualTo(List.of(Map.of("r", 5)));
    assertThat(Rendered.faults(files, "a: {c: 5}\n"))
        .extracting(RenderFault::path, RenderFault::problem)
        .containsExactly(tuple("a.c", "unknown key"));
  }

  @Test
  void runsTheValidationRulesOfTheSchema() {
    var schema =
        """
        #@schema/validation min=1, max=9
        count: 2
        #@schema/validation one_of=["debug", "info"]
        level: info
        #@schema/validation ("a long word", lambda v: len(v) > 3), min_len=2
        word: long
        #@schema/nullable
        #@schema/validation not_null=True
        must: ""
        """;

    assertThat(Rendered.values(schema, "must: here\n")).isNotNull();
    var faults = Rendered.faults(Rendered.withSchema(schema), "count: 10\nlevel: loud\nword: x\n");
    assertThat(faults)
        .extracting(RenderFault::path)
        .containsExactly("count", "level", "word", "word", "must");
    assertThat(faults.toString()).doesNotContain("loud");
  }

  @Test
  void emptyMapsAreFalseAndStructsCompareByIdentity() {
    var files =
        Map.of(
            "schema.yml",
            "#@data/values-schema\n---\n#@schema/type any=True\na: {}\nb: {x: 1}\nc: {x: 1}\n",
            "t.yml",
            "#@ load(\"@ytt:data\", \"data\")\n#@ v = data.values\n---\n"
                + "r: #@ [bool(v.a), bool(v.b), v.b == v.c, v.b == v.b, \"x\" in v.b, len(v.b)]\n"
                + "k: #@ [k for k in v.b]\ns: #@ str(v.b)\n");

    assertThat(Rendered.files(files, "").get(0))
        .hasToString("{r=[false, true, false, true, true, 1], k=[x], s=struct(...)}");
  }

  @Test
  void refusesBrokenSchemas() {
    assertThat(Rendered.faults(Rendered.withSchema("a: null\nb: []\n"), ""))
        .extracting(RenderFault::path)
        .containsExactly("a", "b");
    assertThat(Rendered.faults(Rendered.withSchema("#@schema/default 5\na: \"\"\n"), ""))
        .extracting(RenderFault::problem)
        .containsExactly("expected string, found integer");
  }
}
