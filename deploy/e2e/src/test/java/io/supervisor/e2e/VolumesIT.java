package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.supervisor.local.Suite;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pods that keep data, and may go only where it is. */
@ExtendWith(SuiteExtension.class)
class VolumesIT {

  private static final String NAMESPACE = "with-volumes";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String HERE = "esxi-03.domain-c9.local";
  private static final String OTHER = "esxi-01.domain-c9.local";
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: %s, namespace: %s}
      spec:
        schedulerName: supervisor-scheduler
        %s
        containers:
          - {name: main, image: "registry.example.org/main:1", resources: {requests: {cpu: 10m}}}
        volumes:
          - {name: data, persistentVolumeClaim: {claimName: %s}}
      """;

  private final Cluster cluster;

  VolumesIT(Suite suite) throws InterruptedException {
    this.cluster = new Cluster(suite, "domain-c9");
  }

  @BeforeEach
  void begin() {
    cluster.make(NAMESPACE);
  }

  @AfterEach
  void end() {
    cluster.remove(NAMESPACE);
    cluster.client().persistentVolumes().withName("local-data").delete();
    cluster.close();
  }

  @Test
  void aVolumeIsMadeWhereThePodGoesAndTheNextPodGoesThereToo() {
    claim("data", "ReadWriteOnce", "simulated-latebinding", "");
    await().during(Duration.ofSeconds(1)).until(() -> phase("data").equals("Pending"));

    pod("first", "data");
    String host = boundHost("first");
    pod("second", "data");

    assertThat(phase("data")).isEqualTo("Bound");
    assertThat(boundHost("second")).as("a volume of one host").isEqualTo(host);
    assertThat(
            claim("data").getMetadata().getAnnotations().get("volume.kubernetes.io/selected-node"))
        .isEqualTo(host);
  }

  @Test
  void aPodGoesWhereItsVolumeIsOrWaitsAndSaysWhy() {
    cluster.apply(
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: local-data}
        spec:
          capacity: {storage: 1Gi}
          accessModes: [ReadWriteMany]
          storageClassName: by-hand
          local: {path: /data}
          nodeAffinity:
            required:
              nodeSelectorTerms:
                - matchExpressions: [{key: kubernetes.io/hostname, operator: In, values: [%s]}]
        """
            .formatted(HERE));
    pod("early", "local");
    waits("early", "Its claim local is not there.");
    claim("local", "ReadWriteMany", "by-hand", "local-data");
    assertThat(boundHost("early")).isEqualTo(HERE);

    cluster.apply(
        POD.formatted(
            "late", NAMESPACE, "nodeSelector: {kubernetes.io/hostname: " + OTHER + "}", "local"));
    waits("late", "VOLUME_REACH removed 1");
  }

  @Test
  void aClaimForOnePodIsForOnePod() {
    claim("own", "ReadWriteOncePod", "simulated", "");
    pod("first", "own");
    boundHost("first");

    pod("second", "own");
    waits("second", "for one pod at a time, and first has it");
    cluster.client().pods().inNamespace(NAMESPACE).withName("first").withGracePeriod(0).delete();

    assertThat(boundHost("second")).isNotEmpty();
  }

  private void waits(String name, String part) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(get(name).getStatus().getConditions())
                    .anyMatch(one -> String.valueOf(one.getMessage()).contains(part)));
  }

  private String boundHost(String name) {
    await().atMost(PATIENCE).until(() -> get(name).getSpec().getNodeName() != null);
    return get(name).getSpec().getNodeName();
  }

  private Pod get(String name) {
    return cluster.client().pods().inNamespace(NAMESPACE).withName(name).get();
  }

  private PersistentVolumeClaim claim(String name) {
    return cluster.client().persistentVolumeClaims().inNamespace(NAMESPACE).withName(name).get();
  }

  private String phase(String claim) {
    return claim(claim).getStatus().getPhase();
  }

  private void claim(String name, String mode, String storageClass, String volume) {
    cluster.apply(
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: %s, namespace: %s}
        spec:
          accessModes: [%s]
          storageClassName: %s
          volumeName: "%s"
          resources: {requests: {storage: 1Gi}}
        """
            .formatted(name, NAMESPACE, mode, storageClass, volume));
  }

  private void pod(String name, String claim) {
    cluster.apply(POD.formatted(name, NAMESPACE, "", claim));
  }
}
