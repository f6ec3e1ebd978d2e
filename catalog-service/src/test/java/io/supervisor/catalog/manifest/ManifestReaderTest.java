package io.supervisor.catalog.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.error.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {

  private static final String GOOD =
      """
      apiVersion: data.packaging.carvel.dev/v1alpha1
      kind: PackageMetadata
      metadata: {name: tool.example.org}
      spec: {displayName: Tool, shortDescription: A tool}
      ---
      apiVersion: data.packaging.carvel.dev/v1alpha1
      kind: Package
      metadata:
        name: tool.example.org.1.10.0
        annotations: {}
      spec:
        refName: tool.example.org
        version: 1.10.0
        licenses: [Apache-2.0]
        valuesSchema: {openAPIv3: {type: object, properties: {}}}
        template:
          spec:
            fetch: [{inline: {paths: {a.yaml: ""}}}]
            template: [{ytt: {}}]
            deploy: [{kapp: {}}]
      """;

  private final ManifestReader reader = Readers.manifests();

  @Test
  void aGoodUploadHasNothingToSay() {
    CheckedManifest checked = reader.carvel(GOOD);

    assertThat(checked.findings()).isEmpty();
    assertThat(checked.found().service()).isEqualTo("tool.example.org");
    assertThat(checked.found().version()).isEqualTo("1.10.0");
    assertThat(checked.found().displayName()).isEqualTo("Tool");
  }

  @Test
  void everythingWrongIsReportedAtOnceWithItsPlace() {
    CheckedManifest checked =
        reader.carvel(
            """
            apiVersion: data.packaging.carvel.dev/v1alpha1
            kind: Package
            metadata: {name: wrong}
            spec:
              refName: Two.parts
              version: v1
              version: v2
              releasedAt: yesterday
              kubernetesVersionSelection: {constraints: "^1.2"}
            ---
            apiVersion: v1
            kind: Secret
            """);

    assertThat(checked.manifest()).isEmpty();
    assertThat(checked.errors().stream().map(Finding::field))
        .containsExactlyInAnyOrder(
            "metadata.name",
            "spec.template.spec",
            "spec.refName",
            "spec.version",
            "spec.version",
            "spec.releasedAt",
            "spec.kubernetesVersionSelection.constraints",
            "kind");
    Finding name =
        checked.errors().stream().filter(f -> f.field().equals("spec.refName")).findFirst().get();
    assertThat(name.document()).isEqualTo(1);
    assertThat(name.line()).isEqualTo(5);
    assertThat(name.column()).isEqualTo(12);
    assertThat(name.found()).isEqualTo("Two.parts");
    assertThat(name.expected()).isNotBlank();
    assertThat(name.hint()).isNotBlank();
    assertThat(checked.errors().stream().map(Finding::document)).contains(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "licenses: [Apache-2.0]|licences: [Apache-2.0]|spec.licences|Did you mean licenses?",
        "shortDescription: A|shortDescripton: A|spec.shortDescripton|Did you mean shortDescription?",
        "version: 1.10.0|version: 1.10.0-rc.1|spec.version|mark it",
        "annotations: {}|namespace: here|metadata.namespace|chosen at the install",
        "template: [{ytt: {}}]|template: [{kustomize: {}}]|spec.template.spec.template[0].kustomize|Use ytt",
        "{inline: {paths: {a.yaml: \"\"}}}|{imgpkgBundle: {image: \"r.io/a:1\"}}|spec.template.spec.fetch[0].imgpkgBundle.image|digest",
        "type: object, properties: {}|type: object, properties: {a: {type: bool}}|spec.valuesSchema.openAPIv3.properties.a.type|boolean",
        "type: object, properties: {}|type: object, properties: {a: {$ref: \"#/x\"}}|spec.valuesSchema.openAPIv3.properties.a.$ref|any value",
        "type: object, properties: {}|type: object, properties: {a: {type: string, default: null}}|spec.valuesSchema.openAPIv3.properties.a.default|nullable",
        "displayName: Tool|iconSVGBase64: PGh0bWwvPg==|spec.iconSVGBase64|SVG or PNG",
      })
  void whatWorksButIsNotMeantIsAWarning(String good, String odd, String field, String hint) {
    assertThat(GOOD).contains(good);
    String text = GOOD.replace(good, odd);
    if (odd.contains("rc.1")) {
      text = text.replace("tool.example.org.1.10.0", "tool.example.org.1.10.0-rc.1");
    }

    CheckedManifest checked = reader.carvel(text);

    assertThat(checked.errors()).isEmpty();
    assertThat(checked.warnings())
        .anySatisfy(
            warning -> {
              assertThat(warning.field()).isEqualTo(field);
              assertThat(warning.hint()).contains(hint);
              assertThat(warning.line()).isPositive();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "appplatform.vmware.com/supervisor-version-constraints: '>='|no version constraint",
        "appplatform.vmware.com/source-version-upgrade-constraints: '~1.2'|no version constraint",
        "supervisor.io/minimum-hosts: many|number of hosts",
        "supervisor.io/network-providers: cable|network provider",
        "supervisor.io/requires: '{}'|is no list",
        "supervisor.io/requires: '[{}]'|without refName",
        "supervisor.io/requires: '[{\"refName\":\"a.b.c\",\"constraints\":\"^1\"}]'|cannot be read",
        "supervisor.io/requires: '[{\"refName\":\"a.b.c\",\"when\":{\"path\":\"x\"}}]'|when",
        "supervisor.io/provides: '[{\"kind\":\"K\"}]'|apiVersion and kind",
      })
  void annotationsThatCannotBeReadAreRefused(String annotation, String problem) {
    CheckedManifest checked =
        reader.carvel(GOOD.replace("annotations: {}", "annotations:\n    " + annotation));

    assertThat(checked.errors()).isNotEmpty();
    assertThat(checked.errors().get(0).problem()).contains(problem);
    assertThat(checked.errors().get(0).line()).isPositive();
  }

  @Test
  void whatCannotBeRenderedHereIsSaidAndAccepted() {
    CheckedManifest checked =
        reader.carvel(
            GOOD.replace("{a.yaml: \"\"}", "{a.yaml: '#@ load(\"@ytt:overlay\", \"overlay\")'}")
                .replace("template: [{ytt: {}}]", "template: [{helmTemplate: {}}, {ytt: {}}]"));

    assertThat(checked.errors()).isEmpty();
    assertThat(checked.found().details().renderNeeds())
        .containsExactly("a helmTemplate step", "ytt's overlay module in a.yaml");
    assertThat(checked.warnings().stream().map(Finding::problem).collect(Collectors.joining()))
        .contains("cannot render");
  }

  @Test
  void hostileYamlIsRefusedQuicklyAndTheLimitIsNamed() {
    String bomb = "a: &a [x,x]\nb: &b [*a,*a]\n".repeat(60);
    String deep = "[".repeat(100_000);
    String wide = "a: &a [" + "x,".repeat(9_999) + "x]\nb: [" + "*a,".repeat(40) + "*a]\n";
    assertThat(problems(bomb)).contains("50 aliases");
    assertThat(problems(deep)).contains("50 levels");
    assertThat(problems(wide)).contains("200000 values");
    assertThat(problems("--- 1\n".repeat(200))).contains("100 documents");
    assertThat(problems("x".repeat(2_200_000))).contains("2097152 bytes");
    for (String text : List.of("a: 1\na: 2", "!!java.util.Date {}", "---\n", "\u0000", "&a [*a]")) {
      assertThat(reader.carvel(text).errors()).as(text).isNotEmpty();
    }
  }

  @Test
  void aMapWhereAListIsDueIsSaid() {
    CheckedManifest checked =
        reader.carvel(
            GOOD.replace("fetch: [{inline", "fetch: {inline")
                .replace("\"\"}}}]", "\"\"}}}")
                .replace("template: [{ytt: {}}]", "template: {ytt: {}}"));

    assertThat(checked.errors().stream().map(Finding::field))
        .contains("spec.template.spec.fetch", "spec.template.spec.template");
  }

  @Test
  void smallTextsDoNotBecomeLargeOnes() {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 47; i++) {
      deep.append("{").append("k".repeat(100)).append(i).append(": ");
    }
    String paths = deep + "[" + "0,".repeat(40_000) + "0]" + "}".repeat(47);
    String texts = "a: &a " + "x".repeat(1_000_000) + "\nb: [" + "*a,".repeat(20) + "*a]\n";

    assertThat(problems(paths)).contains("8000000 characters");
    assertThat(problems(texts)).contains("8000000 characters");
  }

  @Test
  void findingsAreAtMostAHundredAndOne() {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      keys.append("  k").append(i).append(": 1\n");
    }
    long start = System.nanoTime();
    CheckedManifest checked =
        reader.carvel(GOOD.replace("spec:\n  refName", "spec:\n" + keys + "  refName"));

    assertThat(checked.manifest()).isPresent();
    assertThat(checked.findings().size()).isLessThanOrEqualTo(101);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
  }

  @Test
  void theCharacterNulAndEndlessNamesAreRefused() {
    assertThat(problems(GOOD.replace("A tool", "\"A\\0tool\""))).contains("NUL");
    String relation = "annotations: {supervisor.io/requires: '[{\"refName\":\"%s\"}]'}";
    assertThat(problems(GOOD.replace("annotations: {}", relation.formatted("a".repeat(8_000)))))
        .contains("refName");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><a_b:script xmlns:a_b='http://www.w3.org/2000/svg'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><use href='http://x/y'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='data:image/png;base64,AA'/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><rect style='fill:url(http://x)'/></svg>",
        "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
        "<html/>",
        "<svg"
      })
  void whatCouldDoSomethingIsLeftOutOfAnIcon(String svg) {
    String shown = icon(svg);

    if (shown != null) {
      String text = new String(Base64.getDecoder().decode(shown), StandardCharsets.UTF_8);
      assertThat(text)
          .startsWith("<svg xmlns=")
          .doesNotContainIgnoringCase("script")
          .doesNotContain("onload", "http://x", "data:", "ENTITY", "image");
    }
  }

  @Test
  void anIconOfShapesIsShown() {
    String shown =
        icon(
            "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>"
                + "<defs><linearGradient id='g'/></defs><rect fill=\"url('#g')\"/></svg>");

    assertThat(new String(Base64.getDecoder().decode(shown), StandardCharsets.UTF_8))
        .contains("viewBox=\"0 0 1 1\"", "fill=\"url('#g')\"", "<linearGradient");
    assertThat(icon("<html/>")).isNull();
    assertThat(icon("<svg")).isNull();
  }

  private String icon(String svg) {
    String base64 = Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    return reader
        .carvel(GOOD.replace("displayName: Tool", "iconSVGBase64: " + base64))
        .found()
        .details()
        .about()
        .icon();
  }

  @Test
  void plainKubernetesYamlIsCustom() {
    assertThat(reader.isCustom("apiVersion: v1\nkind: Secret\n")).isTrue();
    assertThat(reader.isCustom("kind: Pod")).isFalse();
    assertThat(reader.isCustom(GOOD)).isFalse();
    assertThat(reader.isCustom("")).isFalse();
  }

  @Test
  void theOlderVsphereFormatIsReadAsFarAsTheCatalogNeedsIt() {
    CheckedManifest checked =
        reader.recognise(
            """
            apiVersion: appplatform.wcp.vmware.com/v1alpha2
            kind: SupervisorServiceDefinition
            metadata: {name: placeholder}
            spec:
              serviceID: minio
              version: 2.0.10
              label: MinIO
              description: Object store
              eula: Be good.
              crdYaml: {}
            """);

    assertThat(checked.errors()).isEmpty();
    assertThat(checked.found().contentType()).isEqualTo(ContentType.VSPHERE_APPS_YAML);
    assertThat(checked.found().service()).isEqualTo("minio");
    assertThat(checked.found().version()).isEqualTo("2.0.10");
    assertThat(checked.found().details().eula()).isEqualTo("Be good.");
  }

  private String problems(String text) {
    return reader.carvel(text).errors().stream()
        .map(Finding::problem)
        .collect(Collectors.joining("; "));
  }
}
