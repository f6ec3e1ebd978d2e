package io.supervisor.install.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacementDecidedTest {

  @Test
  void theSentenceNamesHostsAndHowManyPodsEachGets() {
    assertThat(decided("h2", "h1", "h2").sentence())
        .isEqualTo("Hosts were found for 3 pods: h1 (1), h2 (2).");
    assertThat(decided().sentence()).isEqualTo("Hosts were found for 0 pods.");
  }

  @Test
  void manyHostsAreCounted() {
    String[] hosts = IntStream.range(10, 20).mapToObj(i -> "h" + i).toArray(String[]::new);

    assertThat(decided(hosts).sentence()).endsWith("h16 (1), h17 (1) and 2 more.");
  }

  @Test
  void whyTheFirstPodOfAWorkloadGotItsHostIsTold() {
    PlacementDecided.Candidate best = new PlacementDecided.Candidate("h1", 0.91234);
    PlacementDecided.Candidate next = new PlacementDecided.Candidate("h2", -0.5);
    PlacementDecided.Rejection cpu = new PlacementDecided.Rejection("CPU", List.of("h3", "h4"));
    PlacementDecided decided =
        new PlacementDecided(
            "domain-c8",
            "web",
            1,
            List.of(),
            List.of(
                new PlacementDecided.Explanation("Deployment/web", List.of(cpu), best, next),
                new PlacementDecided.Explanation("Job/once", List.of(), best, null)));

    assertThat(decided.sentence())
        .endsWith(
            ". Deployment/web: h1 scored 0.912, next h2 -0.500; CPU removed 2."
                + " Job/once: h1 scored 0.912, next no other.");
  }

  private static PlacementDecided decided(String... hosts) {
    List<PlacementDecided.Slot> slots =
        List.of(hosts).stream()
            .map(host -> new PlacementDecided.Slot("Deployment/web", host))
            .toList();
    return new PlacementDecided("domain-c8", "web", 1, slots, null);
  }
}
