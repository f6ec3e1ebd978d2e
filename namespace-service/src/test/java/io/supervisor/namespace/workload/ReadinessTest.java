package io.supervisor.namespace.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1 | 2 | 2 | 0 | true",
        "2 | 1 | 2 | 2 | 0 | false",
        "1 | 1 | 1 | 2 | 1 | false",
        "1 | 1 | 2 | 1 | 0 | false",
        "1 | 1 | 2 | 2 | 1 | false"
      })
  void aDeploymentIsReadyWhenAllPodsOfThisGenerationAre(
      int generation, int observed, int ready, int updated, int unavailable, boolean expected)
      throws Exception {
    String object =
        """
        {"kind":"Deployment","metadata":{"generation":%d},"spec":{"replicas":2},"status":
        {"observedGeneration":%d,"readyReplicas":%d,"updatedReplicas":%d,"unavailableReplicas":%d}}"""
            .formatted(generation, observed, ready, updated, unavailable);

    assertThat(Readiness.missing(JSON.readTree(object)).isEmpty()).isEqualTo(expected);
  }

  @Test
  void aLoadBalancerIsReadyWithItsAddressOnlyUnlessWaitingIsOff() throws Exception {
    String waiting =
        """
        {"kind":"Service","metadata":{},"spec":{"type":"LoadBalancer","clusterIP":"10.96.0.9"},
        "status":{"loadBalancer":{}}}""";
    String addressed = waiting.replace("{}}}", "{\"ingress\":[{\"ip\":\"10.15.8.9\"}]}}}");
    String unwaited =
        waiting.replace(
            "\"metadata\":{}",
            "\"metadata\":{\"annotations\":{\"kapp.k14s.io/disable-wait\":\"\"}}");

    assertThat(Readiness.missing(JSON.readTree(waiting)))
        .contains("has no address from the load balancer yet");
    assertThat(Readiness.missing(JSON.readTree(addressed))).isEmpty();
    assertThat(Readiness.missing(JSON.readTree(unwaited))).isEmpty();
  }

  @Test
  void aDefinitionIsReadyWhenEstablished() throws Exception {
    String object = "{\"kind\":\"CustomResourceDefinition\",\"status\":{\"conditions\":[%s]}}";
    String established = "{\"type\":\"Established\",\"status\":\"True\"}";

    assertThat(Readiness.missing(JSON.readTree(object.formatted("")))).isPresent();
    assertThat(Readiness.missing(JSON.readTree(object.formatted(established)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | ReconcileSucceeded | is not observed yet",
        "2 | ReconcileSucceeded | ",
        "2 | Reconciling | is reconciling",
        "2 | Deleting | is reconciling",
        "2 | ReconcileFailed | did not reconcile"
      })
  void aPackageInstallIsReadyWhenItsNewestSpecIsReconciled(
      int observed, String condition, String missing) throws Exception {
    String object =
        """
        {"apiVersion":"packaging.carvel.dev/v1alpha1","kind":"PackageInstall","metadata":{"generation":2},
        "status":{"observedGeneration":%d,"conditions":[{"type":"%s","status":"True"}]}}"""
            .formatted(observed, condition);

    assertThat(Readiness.missing(JSON.readTree(object)).orElse(null)).isEqualTo(missing);
  }
}
