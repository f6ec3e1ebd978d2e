package io.supervisor.install.process;

import static io.supervisor.install.process.Phase.APPLYING;
import static io.supervisor.install.process.Phase.FAILED;
import static io.supervisor.install.process.Phase.PLACED;
import static io.supervisor.install.process.Phase.READY;
import static io.supervisor.install.process.Phase.REMOVED;
import static io.supervisor.install.process.Phase.REMOVING;
import static io.supervisor.install.process.Phase.RENDERED;
import static io.supervisor.install.process.Phase.REQUESTED;
import static io.supervisor.install.process.Phase.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhaseTest {

  @Test
  void everyMoveIsAllowedOrNotAsTheTableSays() {
    Map<Phase, Set<Phase>> allowed = new EnumMap<>(Phase.class);
    allowed.put(REQUESTED, EnumSet.of(REQUESTED, WAITING, RENDERED, FAILED, REMOVING));
    allowed.put(WAITING, EnumSet.of(REQUESTED, RENDERED, FAILED, REMOVING));
    allowed.put(RENDERED, EnumSet.of(REQUESTED, PLACED, APPLYING, READY, FAILED, REMOVING));
    allowed.put(PLACED, EnumSet.of(REQUESTED, APPLYING, READY, FAILED, REMOVING));
    allowed.put(APPLYING, EnumSet.of(REQUESTED, READY, FAILED, REMOVING));
    allowed.put(READY, EnumSet.of(REQUESTED, APPLYING, FAILED, REMOVING));
    allowed.put(FAILED, EnumSet.of(REQUESTED, PLACED, APPLYING, READY, REMOVING));
    allowed.put(REMOVING, EnumSet.of(REMOVING, REMOVED));
    allowed.put(REMOVED, EnumSet.of(REQUESTED, REMOVING));
    for (Phase from : Phase.values()) {
      for (Phase to : Phase.values()) {
        assertThat(from.mayBecome(to))
            .as("%s to %s", from, to)
            .isEqualTo(allowed.get(from).contains(to));
      }
    }
  }
}
