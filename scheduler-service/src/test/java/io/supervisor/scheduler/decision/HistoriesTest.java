package io.supervisor.scheduler.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.scheduler.KnownHost;
import io.supervisor.scheduler.slot.MoveTargets;
import io.supervisor.scheduler.slot.SlotUpkeep;
import io.supervisor.scheduler.slot.Slots;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens in whatever order to two installs on three hosts: each pod has one place, no
 * host more than it has, each request one answer, and nothing is left in the end. A failure names
 * the seed of its history.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class HistoriesTest {

  /** Each takes a second; -Dhistories=200 looks at more. */
  private static final int HISTORIES = Integer.getInteger("histories", 8);

  private static final int STEPS = 40;

  @Inject PlacementDecider decider;
  @Inject Settlement settlement;
  @Inject Slots slots;
  @Inject SlotUpkeep upkeep;
  @Inject MoveTargets targets;
  @Inject Snapshots snapshots;
  @Inject DataSource database;
  @Inject ObjectMapper json;

  @Test
  void eachPodHasOnePlaceAndEachRequestOneAnswer() throws Exception {
    for (String host : History.HOSTS) {
      KnownHost.small(History.SUPERVISOR, host);
    }
    for (int seed = 1; seed <= HISTORIES; seed++) {
      History history = new History(seed, this);
      try {
        for (int i = 0; i < STEPS; i++) {
          history.step();
          history.check();
        }
        history.end();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + history.told(), e);
      }
    }
  }
}
