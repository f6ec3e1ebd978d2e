package io.supervisor.scheduler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A log of 100,000 events gives the same decisions each time, and over restarts. */
class ReplayTest {
  private static final String DEVICE = "nvidia.com/gpu";
  private static final int EVENTS = 100_000;
  private static final int HOSTS = 60;
  private static final int KINDS = 24;
  private static final Taint AVERSE = new Taint("old", "", "PreferNoSchedule");

  @ParameterizedTest
  @ValueSource(strings = {"BALANCE", "PACK", "FRAGMENTATION", "DEVICES"})
  void theSameLogGivesTheSameDecisionsAlsoOverRestarts(String name) {
    Policy policy = policy(name);

    String first = play(policy, 0);

    assertThat(play(policy, 0)).isEqualTo(first);
    assertThat(play(policy, 7)).isEqualTo(first);
    assertThat(play(policy, 23)).isEqualTo(first);
  }

  private static Policy policy(String name) {
    return switch (name) {
      case "BALANCE" -> Policy.BALANCE;
      case "PACK" -> Policy.PACK;
      case "DEVICES" ->
          Policy.fragmentation(
              List.of(
                  new TypicalUse(Resources.of(500, 512).and(DEVICE, 1), 0.75),
                  new TypicalUse(Resources.of(1_000, 1_024).and(DEVICE, 6), 0.25)));
      default ->
          Policy.fragmentation(
              List.of(
                  new TypicalPod(500, GpuRequest.NONE, 0.5),
                  new TypicalPod(250, GpuRequest.share(300), 0.5)),
              50);
    };
  }

  /** Plays the log, with so many restarts in between, and answers a digest of all decisions. */
  private static String play(Policy policy, int restarts) {
    Random log = new Random(1);
    Random crash = new Random(restarts);
    Engine engine = new Engine(policy);
    engine.putNamespace(
        NamespaceSpec.of("red", Map.of("team", "a"))
            .withQuota(new Resources(Map.of(Resources.MEMORY, 900_000))));
    MessageDigest decisions = sha256();
    List<Integer> live = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      if (restarts > 0 && crash.nextInt(EVENTS / restarts) == 0) {
        engine = new Engine(policy, engine.image());
        for (int i = 0; i < live.size(); i++) {
          live.set(i, i);
        }
      }
      decisions.update(step(engine, log, live).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(decisions.digest());
  }

  private static String step(Engine engine, Random log, List<Integer> live) {
    int dice = log.nextInt(100);
    int which = log.nextInt(1_000_000);
    if (dice < 2) {
      engine.putHost(host(which));
      return "put";
    }
    if (dice < 3) {
      String name = "h" + which % HOSTS;
      Engine one = engine;
      live.removeIf(pod -> one.host(pod).equals(name));
      engine.removeHost(name);
      return "remove";
    }
    if (dice < 45 && !live.isEmpty()) {
      engine.release(live.remove(which % live.size()).intValue());
      return "release";
    }
    int pod = engine.place(engine.classOf(kind(which % KINDS)));
    if (pod == Engine.NONE) {
      return "none";
    }
    live.add(pod);
    return engine.host(pod);
  }

  private static HostSpec host(int which) {
    int size = 1 + which / HOSTS % 4;
    Resources capacity =
        Resources.of(4_000 * size, 8_192 * size)
            .and(Resources.PODS, 20)
            .and(DEVICE, which % 3 == 0 ? 2 * size : 0);
    HostSpec host =
        HostSpec.of("h" + which % HOSTS, capacity)
            .with(Map.of("zone", "z" + which % 3), which % 13 == 0 ? List.of(AVERSE) : List.of())
            .with(which % 17 == 0 ? HostState.MAINTENANCE : HostState.OPEN);
    return which % 5 == 0 ? host.withGpus(List.of("a", "a")) : host;
  }

  private static PodSpec kind(int number) {
    Map<String, String> labels = Map.of("app", "app" + number % 6);
    Resources wanted =
        Resources.of(250 * (1 + number % 4), 512 * (1 + number % 3))
            .and(DEVICE, number % 5 == 0 ? 1 + number % 3 : 0);
    PodSpec pod = PodSpec.of("red", labels, wanted);
    Selector same = Selector.of(labels);
    return switch (number % 8) {
      case 1 -> pod.with(PodRules.spread(Spread.hard(PodTerm.in("red", same, "zone"), 2)));
      case 2 -> pod.with(PodRules.apart(PodTerm.in("red", same, PodTerm.HOSTNAME)));
      case 4 -> pod.with(PodRules.near(PodTerm.in("red", same, "zone")));
      case 5 -> pod.with(PodRules.spread(Spread.soft(PodTerm.in("red", same, PodTerm.HOSTNAME))));
      case 3 -> pod.with(Set.of(new HostPort("TCP", 80 + number % 2, "")));
      case 6 -> pod.with(GpuRequest.vgpu("p" + number % 3, 250, Set.of()));
      case 7 -> pod.with(GpuRequest.whole(1));
      default -> pod.with(Volume.of("red", "data-" + number % 3, Volume.Access.ONE_HOST));
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
