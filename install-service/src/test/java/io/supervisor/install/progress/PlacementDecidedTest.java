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

  private static PlacementDecided decided(String... hosts) {
    List<PlacementDecided.Slot> slots =
        List.of(hosts).stream()
            .map(host -> new PlacementDecided.Slot("Deployment/web", host))
            .toList();
    return new PlacementDecided("domain-c8", "web", 1, slots);
  }
}
