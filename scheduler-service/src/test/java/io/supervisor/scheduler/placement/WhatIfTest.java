package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatIfTest {

  private static final String WEB = "domain-c8/web.supervisor.io";
  private static final String OTHER = "domain-c8/other.supervisor.io";
  private static final Demand TWO = new Demand("Deployment/web", 2, false, 400, 128);

  @Test
  void roomForALargePodIsMadeByTheFewestMoves() {
    List<Held> held =
        List.of(
            new Held(WEB, new Slot("Deployment/a", "h1", 300, 10)),
            new Held(WEB, new Slot("Deployment/b", "h2", 400, 10)),
            new Held(WEB, new Slot("Pod/alone", "h3", 200, 10)));
    WhatIf whatIf =
        new WhatIf(
            Inventory.of(List.of(room("h1", 700, 990), room("h2", 600, 990), room("h3", 800, 990))),
            held,
            Policy.BALANCE);
    Demand large = new Demand("Deployment/large", 1, false, 1_000, 10);
    Demand larger = new Demand("Deployment/larger", 1, false, 1_100, 10);

    assertThat(whatIf.place("s/large", List.of(large)).placed()).isFalse();
    MadeRoom room = whatIf.roomFor("s/large", large).orElseThrow();
    assertThat(room.host()).isEqualTo("h1");
    assertThat(room.moves())
        .extracting(move -> move.from().slot().workload() + " to " + move.to())
        .containsExactly("Deployment/a to h3");
    assertThat(whatIf.roomFor("s/large", larger)).isEmpty();
    Demand small = new Demand("Deployment/small", 1, false, 10, 10);
    assertThat(whatIf.roomFor("s/small", small))
        .as("as it is")
        .contains(new MadeRoom("h3", List.of()));
    assertThat(whatIf.held()).isEqualTo(held);
  }

  @Test
  void placesAsTheLivePathDoes() {
    List<Room> rooms = rooms(4, 1_000);

    Decision tried =
        new WhatIf(Inventory.of(rooms), List.of(), Policy.BALANCE).place(WEB, List.of(TWO));

    assertThat(tried)
        .isEqualTo(new InstallSlots(rooms, Policy.BALANCE).decide(List.of(TWO), List.of()));
  }

  @Test
  void whatIsPlacedIsTakenAndWhatIsKeptIsNotTakenTwice() {
    Held held = new Held(WEB, new Slot("Deployment/web", "h2", 400, 128));
    WhatIf whatIf = new WhatIf(Inventory.of(rooms(2, 600)), List.of(held), Policy.BALANCE);

    Decision decision = whatIf.place(WEB, List.of(TWO));

    assertThat(decision.slots()).extracting(Slot::host).containsExactly("h2", "h1");
    assertThat(whatIf.free()).extracting(Room::cpuMillicores).containsExactly(200L, 600L);
  }

  @Test
  void whatRanOnAHostThatFailsFindsAnotherPlaceTheLargestFirst() {
    List<Held> held =
        List.of(
            new Held(WEB, new Slot("Deployment/small", "h1", 100, 100)),
            new Held(OTHER, new Slot("Deployment/large", "h1", 100, 900)),
            new Held(WEB, new Slot("DaemonSet/agent", "h1", 100, 100)));
    WhatIf whatIf =
        new WhatIf(
            Inventory.of(List.of(room("h1", 0, 0), room("h2", 1_000, 950))), held, Policy.BALANCE);

    List<Move> moves = whatIf.without(List.of("h1"), List.of());

    assertThat(moves)
        .extracting(move -> move.from().slot().workload() + ">" + move.to())
        .containsExactly("Deployment/large>h2", "Deployment/small>");
    assertThat(moves.get(1).stranded()).isTrue();
    assertThat(moves.get(1).rejections()).containsExactly(new Rejection("MEMORY", List.of("h2")));
    assertThat(moves.get(1).remedies())
        .extracting(Remedy::text)
        .containsExactly("50 MiB less memory on h2");
    assertThat(whatIf.free()).extracting(Room::host).containsExactly("h2");
  }

  @Test
  void aHostThatIsEmptiedKeepsWhatRunsOnEveryHostAndTakesNoMore() {
    List<Held> held =
        List.of(
            new Held(WEB, new Slot("Deployment/web", "h1", 400, 128)),
            new Held(WEB, new Slot("DaemonSet/agent", "h1", 100, 100)));
    WhatIf whatIf = new WhatIf(Inventory.of(rooms(3, 500)), held, Policy.BALANCE);

    List<Move> moves = whatIf.without(List.of(), List.of("h1"));

    assertThat(moves).extracting(Move::to).containsExactly("h2");
    assertThat(whatIf.free()).extracting(Room::schedulable).containsExactly(false, true, true);
    assertThat(whatIf.free()).extracting(Room::cpuMillicores).containsExactly(900L, 100L, 500L);
    assertThat(whatIf.place(OTHER, List.of(TWO)).refused()).isEqualTo("Deployment/web");
  }

  @Test
  void twoHostsThatGoAtOnceAreNoPlaceForEachOther() {
    Held held = new Held(WEB, new Slot("Deployment/web", "h1", 400, 128));

    List<Move> moves =
        new WhatIf(Inventory.of(rooms(3, 500)), List.of(held), Policy.BALANCE)
            .without(List.of("h1"), List.of("h2"));

    assertThat(moves).extracting(Move::to).containsExactly("h3");
  }

  @Test
  void aNewHostGetsWhatRunsOnEveryHost() {
    Held held = new Held(WEB, new Slot("DaemonSet/agent", "h1", 100, 100));
    WhatIf whatIf = new WhatIf(Inventory.of(rooms(1, 500)), List.of(held), Policy.BALANCE);

    whatIf.add(room("h2", 1_000, 1_000));

    assertThat(whatIf.free()).extracting(Room::cpuMillicores).containsExactly(500L, 900L);
  }

  @Test
  void aForecastCountsWhatFitsSaysWhatIsInTheWayAndKeepsNothing() {
    WhatIf whatIf = new WhatIf(Inventory.of(rooms(3, 1_000)), List.of(), Policy.BALANCE);

    Forecast forecast = whatIf.more(new Demand("best-effort-small", 1, false, 300, 10));

    assertThat(forecast)
        .isEqualTo(
            new Forecast(
                "best-effort-small", 9, List.of(new Rejection("CPU", List.of("h1", "h2", "h3")))));
    assertThat(whatIf.free()).isEqualTo(rooms(3, 1_000));
  }

  @Test
  void aForecastThatSurvivesCountsWhatFitsWithoutTheHostThatIsMissedMost() {
    List<Held> held = List.of(new Held(WEB, new Slot("Deployment/web", "h1", 600, 10)));
    List<Room> free = List.of(room("h1", 400, 990), room("h2", 1_000, 990), room("h3", 900, 990));
    WhatIf whatIf = new WhatIf(Inventory.of(free), held, Policy.BALANCE);
    Demand size = new Demand("best-effort-small", 1, false, 300, 10);

    Forecast now = whatIf.more(size);

    assertThat(now.pods()).isEqualTo(1 + 3 + 3);
    assertThat(whatIf.survival().more(List.of(size), List.of(now)))
        .as(
            "without h2, and web stays where it is: 1 and 3; without h1, web goes to one of the others")
        .containsExactly(
            new Forecast(
                "best-effort-small",
                4,
                List.of(new Rejection("HOST_FAILURE", List.of("h1", "h2", "h3")))));
    assertThat(whatIf.held()).isEqualTo(held);
    Demand none = new Demand("large", 1, false, 2_000, 10);
    Forecast full = whatIf.more(none);
    assertThat(full.then()).extracting(Rejection::filter).containsOnly("CPU");
    assertThat(whatIf.survival().more(List.of(none), List.of(full))).containsExactly(full);
  }

  private static List<Room> rooms(int count, long cpu) {
    List<Room> rooms = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      rooms.add(room("h" + i, cpu, 1_000));
    }
    return rooms;
  }

  private static Room room(String host, long cpu, long memory) {
    return new Room(host, true, cpu, memory, 20, 1_000, 1_000);
  }
}
