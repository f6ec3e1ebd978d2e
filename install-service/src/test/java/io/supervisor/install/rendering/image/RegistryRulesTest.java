package io.supervisor.install.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryRulesTest {

  private static final String DIGEST = "@sha256:" + "d".repeat(64);

  private final RegistryRules rules =
      RegistryRules.of(
          List.of(
              "docker.io=site.example/hub",
              " Quay.example=site.example:5000 ",
              "quay.example/acme=localhost/acme-copy",
              "site.example=never.example"));

  private static List<Map<String, Object>> container(String image) {
    return List.of(
        Map.of("spec", Map.of("containers", List.of(Map.of("name", "c", "image", image)))));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          nginx,                     site.example/hub/library/nginx
          nginx:1,                   site.example/hub/library/nginx:1
          index.docker.io/a/b:1,     site.example/hub/a/b:1
          quay.example/other/x:2,    site.example:5000/other/x:2
          quay.example/acme/x:2,     localhost/acme-copy/x:2
          quay.example/acmes/x:2,    site.example:5000/acmes/x:2
          quay.example/acme:2,       site.example:5000/acme:2
          quay.example.org/acme/x:2, quay.example.org/acme/x:2
          $(IMAGE),                  $(IMAGE)
          """)
  void rewritesWholeSegmentsOnceAndKeepsTheRest(String image, String rewritten) {
    assertThat(rules.apply(container(image))).isEqualTo(container(rewritten));
    if (!image.startsWith("$")) {
      assertThat(rules.apply(container(image + DIGEST))).isEqualTo(container(rewritten + DIGEST));
    }
  }

  @Test
  void takesOnlyFullNamesUnderOtherKeys() {
    List<Map<String, Object>> objects =
        List.of(
            Map.of("image", "quay.example/x", "logo", Map.of("image", "logo.png")),
            Map.of("volumes", List.of(Map.of("image", Map.of("reference", "model:1")))));

    assertThat(rules.apply(objects))
        .containsExactly(
            Map.of("image", "site.example:5000/x", "logo", Map.of("image", "logo.png")),
            Map.of(
                "volumes",
                List.of(Map.of("image", Map.of("reference", "site.example/hub/library/model:1")))));
  }

  @Test
  void leavesEverythingAloneWithoutRules() {
    assertThat(RegistryRules.of(Optional::empty).apply(container("nginx")))
        .isEqualTo(container("nginx"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          docker.io,                      rule 2 is not written as from=to
          a.b=c.d=e.f,                    rule 2 is not written as from=to
          '',                             rule 2 is not written as from=to
          library/nginx=a.b,              'rule 2, left of =, does not begin with a registry host'
          =a.b,                           'rule 2, left of =, does not begin with a registry host'
          a.b=https://c.d,                'rule 2, right of =, does not begin with a registry host'
          a.b=me:secret@c.d,              'rule 2, right of =, does not begin with a registry host'
          a.b=c.d/,                       'rule 2, right of =, has a path that is no image path'
          a.b/x:1=c.d,                    'rule 2, left of =, has a path that is no image path'
          A.A=c.d,                        rule 2 has the same left side as an earlier rule
          """)
  void tellsWhichRuleIsWrongWithoutQuotingIt(String rule, String message) {
    assertThatThrownBy(() -> RegistryRules.of(List.of("a.a=b.b", rule)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("supervisor.rendering.registries.rules: " + message)
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesMoreRulesThanTheLimit() {
    var many = IntStream.range(0, 200).mapToObj(n -> "r" + n + ".example=site.example").toList();

    assertThat(RegistryRules.of(many).apply(container("r7.example/a")))
        .isEqualTo(container("site.example/a"));
    assertThatThrownBy(() -> RegistryRules.of(Collections.nCopies(201, "a.b=c.d")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("supervisor.rendering.registries.rules: more than 200 rules");
  }
}
