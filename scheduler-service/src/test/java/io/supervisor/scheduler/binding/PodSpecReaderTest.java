package io.supervisor.scheduler.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.supervisor.scheduler.placement.HostPort;
import io.supervisor.scheduler.placement.LikedHosts;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.PodTerm;
import io.supervisor.scheduler.placement.Requirement;
import io.supervisor.scheduler.placement.Selector;
import io.supervisor.scheduler.placement.Spread;
import io.supervisor.scheduler.placement.Toleration;
import io.supervisor.scheduler.placement.Weighted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PodSpecReaderTest {

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: red, uid: u1, labels: {app: web}}
      spec:
        schedulerName: supervisor-scheduler
      """;
  private static final Selector WEB = Selector.of(Map.of("app", "web"));
  private static final String HOSTNAME = PodTerm.HOSTNAME;

  private static PodSpec read(String spec) {
    return new PodSpecReader(Serialization.unmarshal(POD + spec.indent(2), Pod.class)).read();
  }

  @Test
  void theLargerOfContainersTogetherAndOneBeforeThemCountsAndTheOverhead() {
    PodSpec pod =
        read(
            """
            overhead: {memory: 10Mi}
            initContainers:
              - {name: beside, restartPolicy: Always, resources: {requests: {cpu: 50m}}}
              - {name: first, resources: {requests: {cpu: 100m, memory: 300Mi}}}
            containers:
              - {name: a, resources: {requests: {cpu: 0.2, memory: 100Mi, example.com/nic: 1}}}
              - {name: b, resources: {requests: {cpu: 150m, memory: 1M, ephemeral-storage: 1Gi}}}
            """);

    assertThat(pod.requests().amounts())
        .containsOnly(
            Map.entry("cpu", 400),
            Map.entry("memory", 310),
            Map.entry("ephemeral-storage", 1_024),
            Map.entry("example.com/nic", 1));
    assertThat(pod.namespace()).isEqualTo("red");
    assertThat(pod.labels()).containsExactly(Map.entry("app", "web"));
  }

  @Test
  void whatItAsksOfHosts() {
    PodSpec pod =
        read(
            """
            priority: 7
            preemptionPolicy: Never
            nodeSelector: {disk: ssd}
            tolerations:
              - {key: dedicated, operator: Equal, value: db, effect: NoSchedule}
              - {operator: Exists}
            affinity:
              nodeAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  nodeSelectorTerms:
                    - matchExpressions: [{key: size, operator: Gt, values: ["4"]}]
                      matchFields: [{key: metadata.name, operator: In, values: [h1]}]
                    - {}
                preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 30
                    preference: {matchExpressions: [{key: zone, operator: Exists}]}
            containers:
              - name: a
                ports: [{containerPort: 80, hostPort: 8080, hostIP: 10.0.0.1}, {containerPort: 81}]
            """);

    assertThat(pod.priority()).isEqualTo(7);
    assertThat(pod.preempts()).isFalse();
    assertThat(pod.host().selector()).isEqualTo(Selector.of(Map.of("disk", "ssd")));
    assertThat(pod.host().tolerations())
        .containsExactly(
            new Toleration("dedicated", false, "db", "NoSchedule"),
            new Toleration("", true, "", ""));
    assertThat(pod.host().anyOf().get(0).requirements())
        .containsExactly(
            new Requirement("size", Requirement.Operator.GT, Set.of("4")),
            new Requirement("metadata.name", Requirement.Operator.IN, Set.of("h1")));
    assertThat(pod.host().anyOf().get(1).requirements())
        .as("an empty term is met by no host")
        .containsExactly(
            new Requirement("metadata.name", Requirement.Operator.DOES_NOT_EXIST, Set.of()));
    assertThat(pod.host().liked())
        .containsExactly(
            new LikedHosts(
                new Selector(
                    List.of(new Requirement("zone", Requirement.Operator.EXISTS, Set.of()))),
                30));
    assertThat(pod.ports()).containsExactly(new HostPort("TCP", 8_080, "10.0.0.1"));
  }

  @Test
  void whatItAsksOfOtherPods() {
    PodSpec pod =
        read(
            """
            affinity:
              podAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  - topologyKey: zone
                    namespaceSelector: {matchLabels: {team: one}}
                    labelSelector: {matchLabels: {app: web}}
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  - topologyKey: kubernetes.io/hostname
                    namespaces: [blue]
                    labelSelector: {matchLabels: {app: web}}
                preferredDuringSchedulingIgnoredDuringExecution:
                  - weight: 5
                    podAffinityTerm: {topologyKey: zone, labelSelector: {matchLabels: {app: web}}}
            topologySpreadConstraints:
              - maxSkew: 2
                topologyKey: zone
                minDomains: 3
                nodeTaintsPolicy: Honor
                whenUnsatisfiable: DoNotSchedule
                labelSelector: {matchLabels: {app: web}}
            containers: [{name: a}]
            """);

    assertThat(pod.pods().near())
        .containsExactly(PodTerm.across(Selector.of(Map.of("team", "one")), WEB, "zone"));
    assertThat(pod.pods().apart()).containsExactly(PodTerm.in("blue", WEB, HOSTNAME));
    assertThat(pod.pods().liked())
        .containsExactly(new Weighted(PodTerm.in("red", WEB, "zone"), -5));
    assertThat(pod.pods().spread())
        .containsExactly(new Spread(PodTerm.in("red", WEB, "zone"), 2, true, 3, true));
  }

  /** By their names upstream: match and mismatch label keys, fixed by the labels of the pod. */
  @Test
  void matchLabelKeysAndMismatchLabelKeysAreThoseOfThePod() {
    PodSpec pod =
        read(
            """
            affinity:
              podAntiAffinity:
                requiredDuringSchedulingIgnoredDuringExecution:
                  - topologyKey: zone
                    labelSelector: {}
                    matchLabelKeys: [unknown]
                    mismatchLabelKeys: [app]
            topologySpreadConstraints:
              - maxSkew: 1
                topologyKey: zone
                labelSelector: {}
                matchLabelKeys: [app, unknown]
            containers: [{name: a}]
            """);

    assertThat(pod.pods().spread().get(0).term()).isEqualTo(PodTerm.in("red", WEB, "zone"));
    assertThat(pod.pods().apart().get(0).pods().requirements())
        .containsExactly(new Requirement("app", Requirement.Operator.NOT_IN, Set.of("web")));
  }

  @Test
  void anOperatorThatIsNoneIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                read(
                    """
                    affinity:
                      nodeAffinity:
                        requiredDuringSchedulingIgnoredDuringExecution:
                          nodeSelectorTerms:
                            - matchExpressions: [{key: size, operator: Near}]
                    containers: [{name: a}]
                    """))
        .withMessageContaining("Near");
  }
}
