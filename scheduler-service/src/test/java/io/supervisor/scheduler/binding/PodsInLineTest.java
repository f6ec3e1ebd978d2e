package io.supervisor.scheduler.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PodsInLineTest {

  private record Waiting(int priority, int second) {}

  /** A higher priority never makes a pod wait behind more others. */
  @Property(tries = 500)
  void aHigherPriorityIsNoLaterTurn(
      @ForAll("waiting") List<Waiting> all,
      @ForAll @IntRange(max = 9) int which,
      @ForAll @IntRange(min = 1, max = 200) int more) {
    int one = which % all.size();
    List<Waiting> raised = new ArrayList<>(all);
    raised.set(one, new Waiting(all.get(one).priority() + more, all.get(one).second()));

    assertThat(turn(raised, one)).isLessThanOrEqualTo(turn(all, one));
  }

  private static int turn(List<Waiting> all, int one) {
    List<Pod> pods = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      pods.add(
          new PodBuilder()
              .withNewMetadata()
              .withUid("pod-" + i)
              .withCreationTimestamp("2026-11-26T10:00:0" + all.get(i).second() + "Z")
              .endMetadata()
              .withNewSpec()
              .withPriority(all.get(i).priority())
              .endSpec()
              .build());
    }
    Pod wanted = pods.get(one);
    return pods.stream().sorted(PodBinder.IN_LINE).toList().indexOf(wanted);
  }

  @Provide
  Arbitrary<List<Waiting>> waiting() {
    return Combinators.combine(Arbitraries.of(0, 10, 10, 100), Arbitraries.integers().between(0, 3))
        .as(Waiting::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(10);
  }
}
