package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.local.Suite;
import io.supervisor.local.process.Component;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service dies in the middle of an install, as a crash would have it, and comes back. */
@ExtendWith(SuiteExtension.class)
class KillIT {

  private static final String SUPERVISOR = "domain-c9";
  private static final String INSTALL = SUPERVISOR + "/" + Contour.SERVICE;

  private final Suite suite;
  private final Contour contour;

  KillIT(Suite suite) throws InterruptedException {
    this.suite = suite;
    this.contour = new Contour(suite.api());
  }

  @ParameterizedTest(name = "{0} is killed {1} ms after the request")
  @CsvSource({
    "install-service, 50",
    "namespace-service, 100",
    "catalog-service, 0",
    "scheduler-service, 200",
    "identity-service, 100",
    "install-service, 300",
    "namespace-service, 700",
    "catalog-service, 400",
    "scheduler-service, 600",
    "identity-service, 500"
  })
  void theInstallIsReadyOnceAndOnlyOnce(String service, long pause) throws Exception {
    Component victim = suite.component(service);
    contour.register();

    contour.install(SUPERVISOR, Contour.NEW, Contour.sampleValues()).expect(204);
    Thread.sleep(pause);
    victim.kill();
    victim.start();

    contour.awaitConfigured(SUPERVISOR);
    try (Cluster cluster = new Cluster(suite, SUPERVISOR)) {
      assertThat(cluster.namespacesOf(INSTALL)).containsExactly(Contour.namespace(SUPERVISOR));
      assertThat(cluster.pods(Contour.namespace(SUPERVISOR))).hasSize(5);
    }
    assertThat(contour.slots(SUPERVISOR)).as("two pods and one on each of three hosts").hasSize(5);
    contour.remove(SUPERVISOR).expect(204);
    contour.awaitGone(SUPERVISOR);
    new Ledger(suite).balances();
  }
}
