package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvacuationTest {

  private static final String WEB = "s/web";

  @Test
  void aHostIsEmptiedInAnOrderAndWhatCannotMoveIsNamed() {
    List<Held> held =
        List.of(
            held("Deployment/small", "h1", 100, Constraints.NONE),
            held("Deployment/large", "h1", 500, Constraints.NONE),
            held(
                "Deployment/pinned",
                "h1",
                50,
                new Constraints(Map.of("disk", "ssd"), null, null, false)),
            held("DaemonSet/agent", "h1", 10, Constraints.NONE),
            held("Pod/alone", "h1", 10, Constraints.NONE),
            held("Deployment/other", "h2", 100, Constraints.NONE));
    List<Room> free = List.of(room("h1", 330), room("h2", 900), room("h3", 300));

    Evacuation plan = Evacuation.of(Inventory.of(free), held, Policy.BALANCE, "h1");

    assertThat(plan.moves())
        .extracting(move -> move.from().slot().workload() + " to " + move.to())
        .containsExactly("Deployment/large to h2", "Deployment/small to h2");
    assertThat(plan.moves()).extracting(Proposal::reason).containsOnly(Proposal.Reason.MAINTENANCE);
    assertThat(plan.stranded())
        .extracting(move -> move.from().slot().workload())
        .containsExactly("Deployment/pinned");
    assertThat(plan.stranded().get(0).rejections())
        .containsExactly(
            new Rejection("LABELS", List.of("h2", "h3")),
            new Rejection("SCHEDULABLE", List.of("h1")));
    assertThat(plan.staying())
        .extracting(one -> one.slot().workload())
        .containsExactly("DaemonSet/agent", "Pod/alone");
  }

  @Test
  void whatStaysTakesNobodysRoom() {
    List<Held> held =
        List.of(
            held("Pod/alone", "h1", 500, Constraints.NONE),
            held("Deployment/web", "h1", 400, Constraints.NONE));

    Evacuation plan =
        Evacuation.of(
            Inventory.of(List.of(room("h1", 100), room("h2", 600))), held, Policy.BALANCE, "h1");

    assertThat(plan.moves()).extracting(Proposal::to).containsExactly("h2");
    assertThat(plan.stranded()).isEmpty();
  }

  @Test
  void anEmptyHostNeedsNothing() {
    Evacuation plan =
        Evacuation.of(Inventory.of(List.of(room("h1", 9))), List.of(), Policy.PACK, "h1");

    assertThat(plan).isEqualTo(new Evacuation(List.of(), List.of(), List.of()));
  }

  private static Held held(String workload, String host, long cpu, Constraints constraints) {
    return new Held(WEB, new Slot(workload, host, cpu, cpu, constraints));
  }

  private static Room room(String name, long free) {
    return new Room(name, true, free, free, 20, 1_000, 1_000);
  }
}
