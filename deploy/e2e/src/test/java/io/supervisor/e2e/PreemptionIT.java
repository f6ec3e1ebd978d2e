package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.supervisor.local.Suite;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods of higher priority get the hosts of lower ones when there is no other. */
@ExtendWith(SuiteExtension.class)
class PreemptionIT {

  private static final String NAMESPACE = "with-priority";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String HIGH = "system-cluster-critical";

  private final Suite suite;
  private final Cluster cluster;

  PreemptionIT(Suite suite) throws InterruptedException {
    this.suite = suite;
    this.cluster = new Cluster(suite, "domain-c9");
  }

  @BeforeEach
  void begin() {
    cluster.make(NAMESPACE);
  }

  @AfterEach
  void end() {
    cluster.remove(NAMESPACE);
    cluster.close();
  }

  /** The process dies when the place is kept, before anybody was told to end for it. */
  @Test
  void theLowestEndsAndABudgetIsKeptAlsoWhenTheSchedulerDiesInBetween() throws Exception {
    pod("kept", "", "kept");
    pod("low-0", "", "low");
    pod("low-1", "", "low");
    awaitBound("kept", "low-0", "low-1");
    budget();

    OptionalInt died =
        Victim.of(suite, "scheduler-service")
            .diesAt(
                "eviction.due@1",
                () -> {
                  pod("high", HIGH, "high");
                  awaitBound("high");
                });

    assertThat(died).hasValue(Victim.KILLED);
    assertThat(get("kept")).isNotNull();
    String ended = get("low-0") == null ? "low-0" : "low-1";
    assertThat(get(ended)).as("one of the two has ended").isNull();
    assertThat(get(ended.equals("low-0") ? "low-1" : "low-0")).isNotNull();
    assertThat(cluster.client().v1().events().inNamespace(NAMESPACE).list().getItems())
        .filteredOn(event -> event.getReason().equals("Preempted"))
        .singleElement()
        .extracting(Event::getMessage)
        .isEqualTo("Ended for the pod with-priority/high, whose priority is higher.");

    pod("late", "", "low");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(get("late").getStatus().getConditions())
                    .anyMatch(one -> String.valueOf(one.getMessage()).contains("CPU removed 3")));
  }

  private void awaitBound(String... names) {
    for (String name : names) {
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> get(name) != null && get(name).getSpec().getNodeName() != null);
    }
  }

  private Pod get(String name) {
    return cluster.client().pods().inNamespace(NAMESPACE).withName(name).get();
  }

  private void budget() {
    cluster.apply(
        """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: kept, namespace: %s}
        spec: {minAvailable: 1, selector: {matchLabels: {app: kept}}}
        """
            .formatted(NAMESPACE));
  }

  /** One that leaves no room for another on its host. */
  private void pod(String name, String priorityClass, String app) {
    cluster.apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: %s, labels: {app: %s}}
        spec:
          schedulerName: supervisor-scheduler
          priorityClassName: "%s"
          containers:
            - {name: main, image: "registry.example.org/main:1", resources: {requests: {cpu: 12}}}
        """
            .formatted(name, NAMESPACE, app, priorityClass));
  }
}
