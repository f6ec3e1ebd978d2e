package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConstraintsTest {

  private static final Taint DEDICATED = new Taint("dedicated", "db", "NoSchedule");

  @Test
  void whatAnOlderReleaseWroteKeepsNoPodFromATaintedHost() {
    Constraints old = new Constraints(null, null, null, false);

    assertThat(old).isEqualTo(Constraints.UNKNOWN);
    assertThat(room(true, DEDICATED).takes(old)).isTrue();
    assertThat(room(true, DEDICATED).takes(Constraints.NONE)).isFalse();
    assertThat(room(false).takes(old)).isFalse();
  }

  @Test
  void podsOfEveryHostPutUpWithPressureAndOthersDoNot() {
    Taint pressure = new Taint("node.kubernetes.io/disk-pressure", "", "NoSchedule");
    Demand agent = new Demand("DaemonSet/agent", 0, true, 1, 1);
    Demand web = new Demand("Deployment/web", 1, false, 1, 1);
    List<Room> rooms = List.of(room(true, pressure));

    assertThat(new InstallSlots(rooms, Policy.BALANCE).decide(List.of(agent), List.of()).slots())
        .hasSize(1);
    assertThat(new InstallSlots(rooms, Policy.BALANCE).decide(List.of(web), List.of()).placed())
        .isFalse();
  }

  @Test
  void aHostIsFoundByItsName() {
    Requirement name = new Requirement("metadata.name", Requirement.Operator.IN, Set.of("h1"));

    assertThat(
            room(true).takes(new Constraints(Map.of(), List.of(List.of(name)), List.of(), false)))
        .isTrue();
  }

  @Test
  void aSlotThatWouldDoIsNotLostBehindOneThatWouldNot() {
    Room wrong = new Room("h0", true, 0, 0, 0, 10, 10, Map.of(), List.of(DEDICATED));
    Slot bad = new Slot("Deployment/web", "h0", 1, 1);
    Slot good = new Slot("Deployment/web", "h1", 1, 1);
    Room full = new Room("h1", true, 0, 0, 0, 10, 10);
    Demand one = new Demand("Deployment/web", 1, false, 1, 1);

    Decision decision =
        new InstallSlots(List.of(wrong, full), Policy.BALANCE)
            .decide(List.of(one), List.of(bad, good));

    assertThat(decision.slots()).extracting(Slot::host).containsExactly("h1");
  }

  private static Room room(boolean open, Taint... taints) {
    return new Room("h1", open, 10, 10, 10, 10, 10, Map.of(), List.of(taints));
  }
}
