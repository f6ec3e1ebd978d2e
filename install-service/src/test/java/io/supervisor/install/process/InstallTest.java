package io.supervisor.install.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.install.bundle.Delivery;
import io.supervisor.install.revision.Wanted;
import io.supervisor.platform.event.Lineage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstallTest {

  private static final Lineage LINEAGE = new Lineage("request", "cause", "");
  private static final Instant NOW = Instant.EPOCH;
  private static final Standing WHY = Standing.of("Why", "because");

  private final Install install =
      Install.first(
          new InstallName("domain-c8", "contour", "svc-contour-domain-c8"),
          new Policy(Policy.OnFailedUpgrade.REVERT, 60_000),
          LINEAGE,
          NOW);

  @Test
  void everyCommandIsTheNextGenerationAlsoOverARemoval() {
    assertThat(request(1)).isTrue();
    assertThat(install.requestRemoval(2, LINEAGE, NOW)).isTrue();
    assertThat(install.removed(2, WHY, NOW)).isTrue();
    assertThat(request(3)).isTrue();

    assertThat(install.generation()).isEqualTo(3);
    assertThat(install.phase()).isEqualTo(Phase.REQUESTED);
  }

  @Test
  void aCommandThatComesTwiceOrLateChangesNothing() {
    request(2);

    assertThat(request(2)).isFalse();
    assertThat(request(1)).isFalse();
    assertThat(install.requestRemoval(1, LINEAGE, NOW)).isFalse();
    assertThat(install.generation()).isEqualTo(1);
  }

  @Test
  void silenceIsAnsweredWithGrowingPatienceAndAnAnswerWithNone() {
    request(1);
    install.rendered("digest", Delivery.RENDERED, "[]", NOW);
    List<Long> pauses = new ArrayList<>();
    Instant now = NOW;
    for (int time = 0; time < 6; time++) {
      pauses.add(Duration.between(now, install.againAt()).toSeconds());
      now = install.againAt();
      install.tryAgain(now);
    }
    assertThat(pauses).containsExactly(30L, 60L, 120L, 240L, 240L, 240L);

    request(2);
    assertThat(Duration.between(NOW, install.againAt())).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void reportsOfAnOlderGenerationChangeNothing() {
    request(1);
    request(2);
    install.rendered("digest", Delivery.RENDERED, "[]", NOW);

    assertThat(install.placed(1, WHY, NOW)).isFalse();
    assertThat(install.ready(1, "[]", NOW)).isFalse();
    assertThat(install.removed(1, WHY, NOW)).isFalse();
    assertThat(install.phase()).isEqualTo(Phase.RENDERED);
  }

  @Test
  void reportsThatOvertakeEachOtherOnlyMoveForward() {
    request(1);
    install.rendered("digest", Delivery.RENDERED, "[]", NOW);

    assertThat(install.ready(1, "[]", NOW)).isTrue();
    assertThat(install.placed(1, WHY, NOW)).isFalse();
    assertThat(install.phase()).isEqualTo(Phase.READY);
    assertThat(install.currentVersion()).isEqualTo("1.24.4");
  }

  @Test
  void aFailedInstallHeals() {
    request(1);
    install.rendered("digest", Delivery.RENDERED, "[]", NOW);
    install.refused(1, Standing.of(Failure.PLACEMENT, "no room", "add a host"), NOW);

    assertThat(install.placed(1, WHY, NOW)).isTrue();
    assertThat(install.standing().hint()).isEmpty();
  }

  @Test
  void aRemovedInstallKeepsNoSecret() {
    request(1);
    install.requestRemoval(2, LINEAGE, NOW);
    install.removed(2, WHY, NOW);

    assertThat(install.wanted().sealedConfig()).isEmpty();
    assertThat(install.currentVersion()).isNull();
  }

  private boolean request(long seq) {
    Wanted wanted = new Wanted("1.24.4", "sha256:x", new byte[] {1}, seq);
    return install.request(seq, wanted, LINEAGE, NOW);
  }
}
