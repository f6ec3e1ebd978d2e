package io.supervisor.install.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class PackageTemplateTest {

  @SuppressWarnings("unchecked")
  private static PackageTemplate of(String spec) {
    var yaml = "spec: {template: {spec: " + spec + "}}";
    var document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return PackageTemplate.of((Map<String, Object>) document);
  }

  @Test
  void selectsTheFilesOfTheFirstYttStep() {
    var template =
        of(
            "{fetch: [{inline: {paths: {config/a.yml: A, config/b.yml: B, other/c.yml: C}}}],"
                + " template: [{ytt: {paths: [config/, other/c.yml]}}, {kbld: {paths: ['-']}}],"
                + " deploy: [{kapp: {}}]}");

    assertThat(template.files()).containsOnlyKeys("config/a.yml", "config/b.yml", "other/c.yml");
    assertThat(template.unsupported()).isEmpty();
  }

  @Test
  void takesPlainObjectsAsTheyAre() {
    var template = PackageTemplate.plain("apiVersion: v1\nkind: ConfigMap\n");

    assertThat(template.files()).containsOnlyKeys("objects.yaml");
    assertThat(template.unsupported()).isEmpty();
    assertThat(PackageTemplate.plain("a: 1 #@ load()").unsupported()).isNotEmpty();
  }

  @Test
  void leavesOutFilesThatThePathsDoNotName() {
    var template =
        of(
            "{fetch: [{path: sub, inline: {paths: {a.yml: A, b.yml: B}}}],"
                + " template: [{ytt: {paths: [sub/a.yml], inline: {paths: {x.yml: X}}}}]}");

    assertThat(template.files())
        .containsExactly(Map.entry("sub/a.yml", "A"), Map.entry("x.yml", "X"));
  }

  @Test
  void passesPlainFilesThroughWithoutAYttStep() {
    var template = of("{fetch: [{inline: {paths: {a.yml: A}}}], template: [{kbld: {}}]}");

    assertThat(template.files()).containsOnlyKeys("a.yml");
    assertThat(template.unsupported()).isEmpty();
  }

  @Test
  void namesWhatItCannotDo() {
    var template =
        of(
            "{fetch: [{imgpkgBundle: {image: x}}, {inline: {pathsFrom: [{}]}}],"
                + " template: [{sops: {}}, {ytt: {fileMarks: [x], paths: [gone]}},"
                + " {kbld: {paths: [.imgpkg]}}, {helmTemplate: {}}],"
                + " deploy: [{other: {}}]}");

    assertThat(template.unsupported())
        .containsExactly(
            "imgpkgBundle fetch",
            "inline pathsFrom",
            "sops step",
            "ytt path gone that is not in the package",
            "ytt fileMarks",
            "kbld path .imgpkg that is not in the package",
            "helmTemplate step that is not the first step",
            "other deploy");
  }

  @Test
  void knowsTheStepsInOrder() {
    var template =
        of(
            "{fetch: [{inline: {paths: {Chart.yaml: A, lock/images.yml: B}}}],"
                + " template: [{helmTemplate: {name: x}}, {ytt: {}}, {kbld: {paths: ['-', lock]}}]}");

    assertThat(template.unsupported()).isEmpty();
    assertThat(template.steps())
        .containsExactly(
            new TemplateStep(
                "helmTemplate",
                Map.of("Chart.yaml", "A", "lock/images.yml", "B"),
                false,
                Map.of("name", "x")),
            new TemplateStep("ytt", Map.of(), true, Map.of()),
            new TemplateStep(
                "kbld",
                Map.of("lock/images.yml", "B"),
                true,
                Map.of("paths", List.of("-", "lock"))));
  }

  @Test
  void refusesEarlierOutputBeforeThereIsAny() {
    assertThat(of("{template: [{kbld: {paths: ['-']}}]}").unsupported())
        .containsExactly("kbld step on earlier output, with no step before it");
  }

  @Test
  void takesOddDocumentsForEmptyOnes() {
    assertThat(PackageTemplate.of(Map.of("spec", "text")).files()).isEmpty();
    assertThat(of("{fetch: text, template: [1, null], deploy: {}}").files()).isEmpty();
  }
}
