package io.supervisor.install.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.install.bundle.Constraints;
import io.supervisor.install.bundle.Delivery;
import io.supervisor.install.bundle.PodTraits;
import io.supervisor.install.bundle.Workload;
import io.supervisor.install.revision.Wanted;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.testing.Contract;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventContractTest {

  private static final Lineage LINEAGE = new Lineage("request", "cause", "");
  private static final Instant NOW = Instant.EPOCH;
  private static final PodTraits.Selector WEB =
      new PodTraits.Selector(List.of(new Constraints.Requirement("app", "IN", List.of("web"))));
  private static final PodTraits.Term NEAR = new PodTraits.Term(WEB, List.of(), null, "zone");
  private static final Constraints CHOOSY =
      new Constraints(
          Map.of("disk", "ssd"),
          List.of(List.of(new Constraints.Requirement("zone", "IN", List.of("a")))),
          List.of(new Constraints.Toleration("dedicated", false, "databases", "NoSchedule")),
          true,
          List.of(new Constraints.LikedHosts(WEB, 10)),
          new PodTraits(
              Map.of("app", "web"),
              List.of(new PodTraits.HostPort("TCP", 80, "")),
              new PodTraits.Rules(
                  List.of(NEAR),
                  List.of(NEAR),
                  List.of(new PodTraits.LikedPods(NEAR, -5)),
                  List.of(new PodTraits.Spread(NEAR, 1, true, 0, false)))));

  @Test
  void whatLeavesKeepsTheContract() {
    Install install =
        Install.first(
            new InstallName("domain-c8", "contour", "svc-contour-domain-c8"),
            new Policy(Policy.OnFailedUpgrade.STOP, 60_000),
            LINEAGE,
            NOW);
    install.request(1, new Wanted("1.24.4", "sha256:x", new byte[] {1}, 1), LINEAGE, NOW);
    install.rendered("b".repeat(64), Delivery.RENDERED, "[]", NOW);
    Workload workload =
        new Workload(
            "Deployment", "contour", 2, false, 100, 128, Map.of("nvidia.com/gpu", 1), CHOOSY);
    Address address = new Address("envoy", "10.15.8.9", List.of(80, 443));

    Contract.files()
        .isKeptByAllOf(
            "io.supervisor.install.process",
            InstallChanged.of(install, address),
            PlacementRequested.of(install, List.of(workload)),
            PlacementReleaseRequested.of(install, true));
  }

  @Test
  void whatComesIsReadWithFieldsOfTomorrow() {
    Contract contract = Contract.files();

    assertThat(contract.reads(InstallRequested.TYPE, InstallRequested.class).version())
        .isEqualTo("1.24.4");
    assertThat(contract.reads(UninstallRequested.TYPE, UninstallRequested.class).commandSeq())
        .isEqualTo(2);
  }
}
