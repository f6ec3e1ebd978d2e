package io.supervisor.install.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervisor.install.rendering.RenderFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ConstraintReaderTest {

  @Test
  void aTemplateThatSaysNothingTakesAnyHost() {
    assertThat(read("spec: {containers: []}")).isEqualTo(Constraints.NONE);
  }

  @Test
  void everythingThatHostsMustHaveIsRead() {
    Constraints constraints =
        read(
            """
            metadata: {labels: {app: web, tier: front}}
            spec:
              nodeSelector: {disk: ssd, fast: true}
              tolerations:
              - {key: dedicated, operator: Equal, value: web, effect: NoSchedule}
              - {operator: Exists}
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                    - matchExpressions: [{key: zone, operator: In, values: [a, b]}, {key: old, operator: DoesNotExist}]
                    - matchFields: [{key: metadata.name, operator: In, values: [esxi-01]}]
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - topologyKey: kubernetes.io/hostname
                    labelSelector:
                      matchLabels: {app: web}
                      matchExpressions: [{key: tier, operator: In, values: [front, back]}]
            """);

    assertThat(constraints.nodeSelector()).isEqualTo(Map.of("disk", "ssd", "fast", "true"));
    assertThat(constraints.nodeTerms())
        .containsExactly(
            List.of(
                new Constraints.Requirement("zone", "IN", List.of("a", "b")),
                new Constraints.Requirement("old", "DOES_NOT_EXIST", List.of())),
            List.of(new Constraints.Requirement("metadata.name", "IN", List.of("esxi-01"))));
    assertThat(constraints.tolerations())
        .containsExactly(
            new Constraints.Toleration("dedicated", false, "web", "NoSchedule"),
            new Constraints.Toleration("", true, "", ""));
    assertThat(constraints.onePerHost()).isTrue();
  }

  @Test
  void aRuleAgainstOthersOrOverZonesIsNotOnePerHost() {
    String rule =
        """
        metadata: {labels: {app: web}}
        spec:
          affinity:
            podAntiAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
              - topologyKey: %s
                labelSelector: {matchLabels: {app: %s}}
        """;

    assertThat(read(rule.formatted("kubernetes.io/hostname", "web")).onePerHost()).isTrue();
    assertThat(read(rule.formatted("kubernetes.io/hostname", "db")).onePerHost()).isFalse();
    assertThat(read(rule.formatted("topology.kubernetes.io/zone", "web")).onePerHost()).isFalse();
  }

  @Test
  void anOperatorThatIsNoneIsRefused() {
    String template =
        """
        spec:
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms: [{matchExpressions: [{key: zone, operator: Near}]}]
        """;

    assertThatThrownBy(() -> read(template))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("nodeAffinity");
  }

  @Test
  void aTermWithoutRequirementsIsMetByNoHost() {
    String template =
        """
        spec:
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{}]}
        """;

    assertThat(read(template).nodeTerms())
        .containsExactly(
            List.of(new Constraints.Requirement("metadata.name", "DOES_NOT_EXIST", List.of())));
  }

  @Test
  void aComparisonNeedsOneWholeNumber() {
    String template =
        """
        spec:
          affinity:
            nodeAffinity:
              requiredDuringSchedulingIgnoredDuringExecution:
                nodeSelectorTerms: [{matchExpressions: [{key: cores, operator: Gt, values: [%s]}]}]
        """;

    assertThat(read(template.formatted("'8'")).nodeTerms()).hasSize(1);
    assertThatThrownBy(() -> read(template.formatted("")))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("whole number");
  }

  @SuppressWarnings("unchecked")
  private static Constraints read(String template) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(template);
    return new ConstraintReader("Deployment web", (Map<String, Object>) loaded).read();
  }
}
