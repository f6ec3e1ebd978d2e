package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.local.Suite;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * scheduler-service dies while it decides: each pod has one slot all the same, and none is lost.
 */
@ExtendWith(SuiteExtension.class)
class SchedulerKillIT {

  private static final String SUPERVISOR = "domain-c9";

  private final Suite suite;
  private final Contour contour;
  private final Cluster cluster;

  SchedulerKillIT(Suite suite) throws InterruptedException {
    this.suite = suite;
    this.contour = new Contour(suite.api());
    this.cluster = new Cluster(suite, SUPERVISOR);
  }

  @AfterEach
  void end() throws Exception {
    cluster.nodes().forEach(node -> cluster.cordon(node, false));
    contour.remove(SUPERVISOR);
    contour.awaitGone(SUPERVISOR);
    cluster.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"inbox.mid-transaction@1", "inbox.committed@1"})
  void anInstallIsPlacedOnce(String moment) throws Exception {
    contour.register();

    OptionalInt died =
        Victim.of(suite, "scheduler-service")
            .diesAt(
                moment,
                () -> {
                  contour.install(SUPERVISOR, Contour.NEW, Contour.sampleValues()).expect(204);
                  contour.awaitConfigured(SUPERVISOR);
                });

    assertThat(died).hasValue(Victim.KILLED);
    everyPodHasItsSlot();
  }

  @Test
  void whatWasRefusedIsPlacedOnceWhenAHostTakesPodsAgain() throws Exception {
    contour.register();
    cluster.nodes().forEach(node -> cluster.cordon(node, true));

    OptionalInt died =
        Victim.of(suite, "scheduler-service")
            .diesAt(
                "retry.mid-transaction@1",
                () -> {
                  contour.install(SUPERVISOR, Contour.NEW, Contour.sampleValues()).expect(204);
                  contour.awaitStatus(SUPERVISOR, "ERROR");
                  cluster.nodes().forEach(node -> cluster.cordon(node, false));
                  contour.awaitConfigured(SUPERVISOR);
                });

    assertThat(died).hasValue(Victim.KILLED);
    everyPodHasItsSlot();
  }

  private void everyPodHasItsSlot() throws Exception {
    List<String> hostsOfPods =
        cluster.pods(Contour.namespace(SUPERVISOR)).stream()
            .map(pod -> pod.getSpec().getNodeName())
            .sorted()
            .toList();
    assertThat(contour.slots(SUPERVISOR).map(slot -> slot.path("host").asText()).sorted())
        .containsExactlyElementsOf(hostsOfPods);
  }
}
