package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineTest {
  private final Engine engine = new Engine(Policy.BALANCE);

  private static final PodSpec WEB = PodSpec.of("red", Map.of("app", "web"), Resources.of(1, 1));
  private static final Selector WEBS = Selector.of(Map.of("app", "web"));

  private void hosts(int... sizes) {
    for (int i = 0; i < sizes.length; i++) {
      Resources capacity = Resources.of(sizes[i], sizes[i]).and(Resources.PODS, 10);
      engine.putHost(HostSpec.of("h" + i, capacity));
    }
  }

  private String place(PodSpec pod) {
    int placed = engine.place(engine.classOf(pod));
    return placed == Engine.NONE ? "none" : engine.host(placed);
  }

  @Test
  void hostsAreEvenAgainWhenTheLastOfThemGotItsPod() {
    hosts(10, 5);
    PodSpec even =
        WEB.with(PodRules.spread(Spread.hard(PodTerm.in("red", WEBS, PodTerm.HOSTNAME), 1)));
    assertThat(place(even)).isEqualTo("h0");
    assertThat(place(even)).isEqualTo("h1");
    assertThat(place(even)).isEqualTo("h0");
    assertThat(place(even)).isEqualTo("h1");
  }
}
