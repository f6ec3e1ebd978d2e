package io.supervisor.install.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** Whatever happens on the way, an install ends where it was last wanted. */
class ProcessTest {

  private enum Happening {
    INSTALL(1),
    REMOVAL(1),
    COMMAND(3),
    RENDERING(4),
    SCHEDULER(4),
    PLACEMENT(2),
    NAMESPACE(4),
    SUPERVISOR(4),
    REPORT(3),
    TIME(1),
    TROUBLE(2),
    STEERING(1);

    private final int often;

    Happening(int often) {
      this.often = often;
    }
  }

  /** Each as often as it is likely. */
  private static final List<Happening> WHAT =
      Arrays.stream(Happening.values())
          .flatMap(one -> Collections.nCopies(one.often, one).stream())
          .toList();

  @Property(tries = 10_000)
  void anyOrderAndAnyRepetitionEndsAsLastWished(@ForAll("moves") List<Integer> moves) {
    SimulatedFlow flow = new SimulatedFlow();

    moves.forEach(move -> happens(flow, WHAT.get(move % WHAT.size()), move / WHAT.size()));
    flow.settle();

    assertThat(flow.oddities).isEmpty();
    assertThat(flow.isAsWished())
        .as("%s generation %d", flow.install.phase(), flow.install.generation())
        .isTrue();
  }

  /** Uniform, for the usual leaning to small numbers would mean the same few moves. */
  @Provide
  Arbitrary<List<Integer>> moves() {
    return Arbitraries.integers()
        .between(0, 10 * WHAT.size() - 1)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMaxSize(200)
        .withSizeDistribution(RandomDistribution.uniform());
  }

  private static void happens(SimulatedFlow flow, Happening what, int pick) {
    switch (what) {
      case INSTALL -> flow.admitInstall();
      case REMOVAL -> {
        if (pick < 2) {
          flow.admitRemoval();
        }
      }
      case COMMAND -> flow.commandArrives(pick / 2);
      case RENDERING -> flow.render(pick > 0);
      case SCHEDULER -> flow.schedulerReads(pick / 3);
      case PLACEMENT -> flow.placementArrives(pick / 3);
      case NAMESPACE -> flow.namespaceReads(pick / 3);
      case SUPERVISOR -> flow.namespaceActs();
      case REPORT -> flow.reportArrives(pick / 4);
      case TIME -> {
        flow.waitFor(Duration.ofSeconds(pick * 9L));
        flow.sweep();
        flow.revertIfDue();
      }
      case TROUBLE -> trouble(flow, pick);
      case STEERING -> steer(flow, pick);
    }
  }

  private static void trouble(SimulatedFlow flow, int pick) {
    flow.full = pick % 3 == 1;
    flow.sick = pick % 3 == 2;
  }

  private static void steer(SimulatedFlow flow, int pick) {
    switch (pick % 4) {
      case 0 -> flow.rollback(pick);
      case 1 -> flow.retry();
      case 2 -> flow.pause(true);
      default -> flow.pause(false);
    }
  }
}
