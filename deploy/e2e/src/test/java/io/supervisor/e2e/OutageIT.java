package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.local.Suite;
import io.supervisor.local.client.Api;
import io.supervisor.local.process.Component;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Broker and database go away in the middle of an install and come back. */
@ExtendWith(SuiteExtension.class)
class OutageIT {

  private static final String SUPERVISOR = "domain-c9";

  private final Suite suite;
  private final Contour contour;

  OutageIT(Suite suite) throws InterruptedException {
    this.suite = suite;
    this.contour = new Contour(suite.api());
  }

  @Test
  void anInstallIsAcceptedWhileTheBrokerIsAwayAndReadyWhenItIsBack() throws Exception {
    contour.register();
    Component broker = suite.component("kafka");

    contour.install(SUPERVISOR, Contour.OLD, "").expect(204);
    broker.stop();
    contour.change(SUPERVISOR, Contour.NEW, "").expect(204);
    Processes processes = Processes.now();
    assertThat(processes.health("catalog-service", "/ready", "")).isEqualTo("UP");
    assertThat(processes.health("catalog-service", "/group/dependencies", "broker"))
        .isEqualTo("DOWN");
    assertThat(processes.health("catalog-service", "/group/dependencies", "database"))
        .isEqualTo("UP");
    assertThat(processes.health("catalog-service", "/group/dependencies", "sign-on"))
        .isEqualTo("UP");
    Set<Integer> answers = answersWhile(broker::start);

    assertThat(answers).containsOnly(200);
    assertThat(processes.health("gateway", "/group/suite", "")).isEqualTo("UP");
    contour.awaitConfigured(SUPERVISOR);
    assertThat(contour.listed(SUPERVISOR).path("current_version").asText()).isEqualTo(Contour.NEW);
    new Ledger(suite).balances();
    remove();
  }

  @Test
  void nothingIsLostWhenTheDatabaseRestarts() throws Exception {
    contour.register();
    Component database = suite.component("postgres");

    contour.install(SUPERVISOR, Contour.NEW, "").expect(204);
    Set<Integer> answers = answersWhile(database::restart);

    assertThat(answers).as("statuses during the restart").isSubsetOf(200, 503);
    contour.awaitConfigured(SUPERVISOR);
    new Ledger(suite).balances();
    remove();
  }

  private void remove() throws InterruptedException {
    contour.remove(SUPERVISOR).expect(204);
    contour.awaitGone(SUPERVISOR);
  }

  /** What a client is answered that lists installs all the time while something happens. */
  private Set<Integer> answersWhile(Fault fault) throws Exception {
    Api api = suite.api();
    Set<Integer> statuses = new TreeSet<>();
    AtomicBoolean over = new AtomicBoolean();
    Thread client =
        new Thread(
            () -> {
              try {
                while (!over.get()) {
                  statuses.add(api.get(Contour.installs(SUPERVISOR)).status());
                  Thread.sleep(20);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    client.start();
    try {
      fault.happen();
    } finally {
      over.set(true);
      client.join();
    }
    return statuses;
  }

  /** Something that goes wrong and is mended again. */
  @FunctionalInterface
  private interface Fault {
    void happen() throws Exception;
  }
}
