package io.supervisor.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.testing.Contract;
import io.supervisor.scheduler.placement.Candidate;
import io.supervisor.scheduler.placement.Explanation;
import io.supervisor.scheduler.placement.PodTraits;
import io.supervisor.scheduler.placement.Rejection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatLeavesKeepsTheContract() {
    Rejection cpu = new Rejection("CPU", List.of("esxi-01"));
    Candidate host = new Candidate("esxi-01", 0.5, Map.of("POLICY", 0.5));
    PlacementDecided.PlacedPod pod = new PlacementDecided.PlacedPod("Deployment/a", "esxi-01");

    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.scheduler.decision",
            new PlacementDecided(
                "domain-c8",
                "contour",
                1,
                1,
                "b".repeat(64),
                "svc-contour",
                List.of(pod),
                List.of(new Explanation("Deployment/a", List.of(cpu), host, host))),
            new PlacementRefused(
                "domain-c8", "contour", 1, 1, "Deployment/a", "NoRoom", "m", "h", List.of(cpu)),
            new PlacementLeaving("domain-c8", "contour", 2, "svc-contour", true));
  }

  @Test
  void whatComesIsReadWithFieldsOfTomorrow() {
    Contract contract = Contract.files();

    assertThat(contract.reads(PlacementRequested.TYPE, PlacementRequested.class).demands())
        .hasSize(2);
    PodTraits contour =
        contract
            .reads(PlacementRequested.TYPE, PlacementRequested.class)
            .demands()
            .get(0)
            .constraints()
            .pods();
    assertThat(contour.namespace()).isEqualTo("svc-contour-domain-c8");
    assertThat(contour.rules().apart()).hasSize(1);
    assertThat(contour.rules().liked().get(0).weight()).isEqualTo(-5);
    assertThat(contour.rules().spread().get(0).hard()).isFalse();
    PlacementReleaseRequested release =
        contract.reads(PlacementReleaseRequested.TYPE, PlacementReleaseRequested.class);
    assertThat(release.generation()).isEqualTo(2);
    assertThat(release.force()).isTrue();
    assertThat(contract.reads(WorkloadChanged.READY, WorkloadChanged.class).generation())
        .isEqualTo(1);
    assertThat(contract.reads(WorkloadChanged.REMOVED, WorkloadChanged.class).generation())
        .isEqualTo(2);
  }
}
