package io.supervisor.install.rendering.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervisor.install.rendering.PackageTemplate;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.image.RegistryRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineTest {

  private static final String DIGEST = "@sha256:" + "a".repeat(64);
  private static final String SCHEMA =
      "#@data/values-schema\n---\nimage: nginx:1\nnamespace: \"\"\n";
  private static final String POD =
      """
      #@ load("@ytt:data", "data")
      ---
      kind: Pod
      namespace: #@ data.values.namespace
      switch: "yes"
      spec: {containers: [{image: #@ data.values.image
      }]}
      """;
  private static final String LOCK =
      """
      apiVersion: imgpkg.carvel.dev/v1alpha1
      kind: ImagesLock
      images:
      - image: registry.example/nginx%s
        annotations: {kbld.carvel.dev/id: "nginx:1"}
      """
          .formatted(DIGEST);
  private static final Map<String, String> FILES =
      Map.of("config/schema.yml", SCHEMA, "config/pod.yml", POD, ".imgpkg/images.yml", LOCK);
  private static final Map<?, ?> YTT = Map.of("ytt", Map.of("paths", List.of("config")));
  private static final Map<?, ?> KBLD =
      Map.of("kbld", Map.of("paths", List.of("-", ".imgpkg/images.yml")));

  private final Pipeline pipeline = Chain.pipeline(PipelineLimits.defaults());

  private static Map<String, Object> pod(String image) {
    return Map.of(
        "kind",
        "Pod",
        "namespace",
        Chain.NAMESPACE,
        "switch",
        "yes",
        "spec",
        Map.of("containers", List.of(Map.of("image", image))));
  }

  @Test
  void locksWhatYttMade() {
    var template = Chain.template(FILES, YTT, KBLD);

    assertThat(pipeline.capability(template).missing()).isEmpty();
    assertThat(pipeline.objects(template, "", Chain.NAMESPACE))
        .containsExactly(pod("registry.example/nginx" + DIGEST));
    assertThat(pipeline.objects(template, "image: other:1\n", Chain.NAMESPACE))
        .containsExactly(pod("other:1"));
  }

  @Test
  void locksFromAFileThatWentThroughYtt() {
    var template = Chain.template(FILES, Map.of("ytt", Map.of()), Map.of("kbld", Map.of()));

    assertThat(pipeline.objects(template, "", Chain.NAMESPACE))
        .containsExactly(pod("registry.example/nginx" + DIGEST));
  }

  @Test
  void givesEarlierOutputAndNoValuesToASecondYttStep() {
    var more = Map.of("more.yml", "#@ for n in [1, 2]:\n---\nnumber: #@ n\n#@ end\n");
    var second = Map.of("ytt", Map.of("paths", List.of("-"), "inline", Map.of("paths", more)));
    var template = Chain.template(FILES, YTT, second);

    assertThat(pipeline.objects(template, "image: other:1\n", Chain.NAMESPACE))
        .containsExactly(pod("other:1"), Map.of("number", 1), Map.of("number", 2));
  }

  @Test
  void dropsEarlierOutputThatAStepDoesNotNameAsTheOtherToolsDo() {
    var only = Map.of("kbld", Map.of("paths", List.of(".imgpkg")));

    assertThat(pipeline.objects(Chain.template(FILES, YTT, only), "", Chain.NAMESPACE)).isEmpty();
  }

  @Test
  void readsPlainObjectsWithAndWithoutKbld() {
    var plain = "kind: Pod\nspec:\n  containers:\n  - image: nginx:1\n";

    assertThat(pipeline.objects(PackageTemplate.plain(plain), "", "x")).hasSize(1);
    var files = Map.of("pod.yml", plain, "images.yml", LOCK, "README.md", "text");
    assertThat(pipeline.objects(Chain.template(files, Map.of("kbld", Map.of())), "", "x"))
        .containsExactly(
            Map.of(
                "kind",
                "Pod",
                "spec",
                Map.of("containers", List.of(Map.of("image", "registry.example/nginx" + DIGEST)))));
  }

  @Test
  void letsKbldComeBeforeYtt() {
    var second = Map.of("ytt", Map.of("paths", List.of("-", "config/schema.yml")));
    var files = Map.of("config/schema.yml", SCHEMA, "a/pod.yml", "image: nginx:1", "a/l.yml", LOCK);
    var template = Chain.template(files, Map.of("kbld", Map.of("paths", List.of("a"))), second);

    assertThat(pipeline.objects(template, "image: x\n", "x"))
        .containsExactly(Map.of("image", "registry.example/nginx" + DIGEST));
  }

  @Test
  void namesEverythingThatCannotBeDone() {
    var files = Map.of("a.yml", "#@ load(\"@ytt:overlay\", \"overlay\")\n---\na: 1\n");
    var template =
        Chain.template(
            files, Map.of("helmTemplate", Map.of()), Map.of("sops", Map.of()), Map.of("ytt", 1));

    assertThat(pipeline.capability(template).renderable()).isFalse();
    assertThat(pipeline.capability(template).missing())
        .startsWith("sops step", "helmTemplate step");
    assertThatThrownBy(() -> pipeline.objects(template, "", "x"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("sops step: is not supported yet")
        .hasMessageContaining("helmTemplate step: is not supported yet");
    assertThat(pipeline.capability(Chain.template(files, Map.of("ytt", Map.of()))).missing())
        .singleElement()
        .asString()
        .contains("overlay");
  }

  @Test
  void sendsImagesToTheRegistriesOfTheSiteAfterAllSteps() {
    var rules = RegistryRules.of(() -> Optional.of(List.of("registry.example=site.example/copy")));
    var closed = Chain.pipeline(rules, PipelineLimits.defaults());

    assertThat(closed.objects(Chain.template(FILES, YTT, KBLD), "", Chain.NAMESPACE))
        .containsExactly(pod("site.example/copy/nginx" + DIGEST));
  }

  @Test
  void refusesMoreStepsThanTheLimit() {
    var small = Chain.pipeline(new PipelineLimits(2, 10_000, 10_000, 10));
    var kbld = Map.of("kbld", Map.of());

    assertThat(small.objects(Chain.template(FILES, YTT, kbld), "", "x")).hasSize(1);
    assertThatThrownBy(() -> small.objects(Chain.template(FILES, YTT, kbld, kbld), "", "x"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("limit exceeded: more than 2 template steps");
  }

  @Test
  void refusesLargerInputThanTheLimit() {
    var small = Chain.pipeline(new PipelineLimits(2, 100, 10_000, 10));
    var template = Chain.template(Map.of("a.yml", "a: " + "x".repeat(100)));

    assertThatThrownBy(() -> small.objects(template, "", "x"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("limit exceeded: files of more than 100 characters");
  }

  @Test
  void refusesLargerOutputThanTheLimit() {
    var small = Chain.pipeline(new PipelineLimits(2, 10_000, 100, 10));
    var template = Chain.template(Map.of("a.yml", "a: " + "x".repeat(100)));

    assertThatThrownBy(() -> small.objects(template, "", "x"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("limit exceeded: output larger than 100 bytes");
  }

  @Test
  void refusesLimitsOfNothing() {
    assertThatThrownBy(() -> new PipelineLimits(0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsNoValuesInItsInput() {
    assertThat(new StepInput(List.of(Map.of("a", "secret")), "p: secret", "x").toString())
        .doesNotContain("secret");
  }
}
