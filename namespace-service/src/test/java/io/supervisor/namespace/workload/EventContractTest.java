package io.supervisor.namespace.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.testing.Contract;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    Address address = new Address("envoy", "10.15.8.9", List.of(80, 443));

    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.namespace.workload",
            new WorkloadEvents.WorkloadApplied("domain-c8", "contour", 1, "svc-contour", 10),
            new WorkloadEvents.WorkloadReady(
                "domain-c8", "contour", 1, "svc-contour", List.of(address)),
            new WorkloadEvents.WorkloadDegraded(
                "domain-c8",
                "contour",
                1,
                "svc-contour",
                "NotReady",
                "Deployment/a",
                "m",
                "h",
                List.of("Warning Failed (x3) pod/a-1: m")),
            new WorkloadEvents.WorkloadRemoving(
                "domain-c8",
                "contour",
                2,
                "svc-contour",
                1,
                List.of(new Leftover("ConfigMap", "a", List.of("example.org/hold"), "m")),
                true),
            new WorkloadEvents.WorkloadRemoved("domain-c8", "contour", 2, "svc-contour", true));
  }

  @Test
  void whatComesIsReadWithFieldsOfTomorrow() {
    Contract contract = Contract.files();

    assertThat(contract.reads(BundleRendered.TYPE, BundleRendered.class).install())
        .isEqualTo("domain-c8/contour.supervisor.io");
    assertThat(contract.reads(PlacementChanged.DECIDED, PlacementChanged.class).bundleDigest())
        .hasSize(64);
    PlacementChanged leaving = contract.reads(PlacementChanged.LEAVING, PlacementChanged.class);
    assertThat(leaving.generation()).isEqualTo(2);
    assertThat(leaving.force()).isTrue();
  }
}
