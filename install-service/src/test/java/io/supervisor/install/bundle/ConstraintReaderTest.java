package io.supervisor.install.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervisor.install.rendering.RenderFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    String ofOthers = rule + "        namespaceSelector: {matchLabels: {team: other}}\n";
    assertThat(read(ofOthers.formatted("kubernetes.io/hostname", "web")).onePerHost())
        .as("its own namespace may not be one of them")
        .isFalse();
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

  @Test
  void whatPodsAskOfOtherPodsIsRead() {
    Constraints constraints =
        read(
            """
            metadata: {labels: {app: web, tier: 1}}
            spec:
              containers:
              - name: web
                ports: [{containerPort: 80, hostPort: 80}, {containerPort: 9090}]
              - name: udp
                ports: [{containerPort: 53, hostPort: 53, protocol: UDP, hostIP: 127.0.0.1}]
              topologySpreadConstraints:
              - {maxSkew: 2, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}}
              - {maxSkew: 1, topologyKey: rack, whenUnsatisfiable: ScheduleAnyway, nodeTaintsPolicy: Honor}
              affinity:
                nodeAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - {weight: 7, preference: {matchExpressions: [{key: disk, operator: In, values: [ssd]}]}}
                podAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - {topologyKey: zone, labelSelector: {matchLabels: {app: db}}, namespaces: [data]}
                podAntiAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 3
                    podAffinityTerm: {topologyKey: zone, namespaceSelector: {}, labelSelector: {matchExpressions: [{key: noisy, operator: Exists}]}}
            """);

    assertThat(constraints.likedHosts())
        .containsExactly(new Constraints.LikedHosts(selector("disk", "IN", "ssd"), 7));
    assertThat(constraints.pods())
        .isEqualTo(
            new PodTraits(
                Map.of("app", "web", "tier", "1"),
                List.of(
                    new PodTraits.HostPort("TCP", 80, ""),
                    new PodTraits.HostPort("UDP", 53, "127.0.0.1")),
                new PodTraits.Rules(
                    List.of(
                        new PodTraits.Term(
                            selector("app", "IN", "db"), List.of("data"), null, "zone")),
                    List.of(),
                    List.of(
                        new PodTraits.LikedPods(
                            new PodTraits.Term(
                                selector("noisy", "EXISTS"),
                                List.of(),
                                new PodTraits.Selector(List.of()),
                                "zone"),
                            -3)),
                    List.of(
                        new PodTraits.Spread(
                            new PodTraits.Term(
                                selector("app", "IN", "web"), List.of(), null, "zone"),
                            2,
                            true,
                            0,
                            false),
                        new PodTraits.Spread(
                            new PodTraits.Term(
                                selector("metadata.name", "IN"), List.of(), null, "rack"),
                            1,
                            false,
                            0,
                            true)))));
  }

  @Test
  void aNullSaysAsLittleAsNothing() {
    Constraints constraints =
        read(
            """
            metadata: {labels: {app: web}}
            spec:
              containers: [{ports: [null]}, null]
              topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, labelSelector: {matchLabels: {app: null}, matchExpressions: null}}]
              affinity:
                nodeAffinity: null
                podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: null}
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, namespaces: null, labelSelector: null}]
            """);

    assertThat(constraints.pods().rules().near()).isEmpty();
    assertThat(constraints.pods().rules().apart()).hasSize(1);
    assertThat(constraints.pods().rules().spread().get(0).term().pods().requirements()).isEmpty();
  }

  @Test
  void labelsThatMustBeTheSameOrOthersAreThoseOfTheTemplate() {
    Constraints constraints =
        read(
            """
            metadata: {labels: {app: web}}
            spec:
              topologySpreadConstraints:
              - {maxSkew: 1, topologyKey: zone, labelSelector: {}, matchLabelKeys: [app, pod-template-hash, null]}
              affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                  - {topologyKey: zone, labelSelector: {}, matchLabelKeys: null, mismatchLabelKeys: [app]}
            """);

    assertThat(constraints.pods().rules().spread().get(0).term().pods())
        .isEqualTo(selector("app", "IN", "web"));
    assertThat(constraints.pods().rules().apart().get(0).pods())
        .isEqualTo(selector("app", "NOT_IN", "web"));
  }

  @Test
  void onTheNetworkOfTheHostAllPortsAreTheHostsAndThoseOfSidecarsCount() {
    Constraints constraints =
        read(
            """
            spec:
              hostNetwork: true
              initContainers:
              - {restartPolicy: Always, ports: [{containerPort: 81}]}
              - {ports: [{containerPort: 82}]}
              containers: [{ports: [{containerPort: 80}]}]
            """);

    assertThat(constraints.pods().hostPorts())
        .extracting(PodTraits.HostPort::port)
        .containsExactly(81, 80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{labelSelector: {}}]}}",
        "affinity: {podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1}]}}",
        "affinity: {podAffinity: [1]}",
        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: z, labelSelector: {matchExpressions: [{key: a, operator: Near}]}}]}}",
        "topologySpreadConstraints: [{topologyKey: zone, maxSkew: 0}]",
        "topologySpreadConstraints: [{maxSkew: 1}]",
        "affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: z, labelSelector: {matchExpressions: [{key: a}]}}]}}",
        "containers: [{ports: [{hostPort: 70000}]}]",
        "containers: [{ports: [{hostPort: 80, protocol: HTTP}]}]",
      })
  void whatTheKubernetesApiWouldRefuseIsRefusedByItsField(String wrong) {
    String field = wrong.substring(0, wrong.indexOf(':'));

    assertThatThrownBy(() -> read("spec: {" + wrong + "}"))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining(field);
  }

  private static PodTraits.Selector selector(String key, String operator, String... values) {
    return new PodTraits.Selector(
        List.of(new Constraints.Requirement(key, operator, List.of(values))));
  }

  @SuppressWarnings("unchecked")
  private static Constraints read(String template) {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(template);
    return new ConstraintReader("Deployment web", (Map<String, Object>) loaded).read();
  }
}
