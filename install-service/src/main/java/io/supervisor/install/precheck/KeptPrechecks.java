package io.supervisor.install.precheck;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.seal.KeyedDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Keeps the last precheck of each install until anything it rests on changes. */
@ApplicationScoped
public class KeptPrechecks {

  private static final String BETWEEN = ":";

  private final KeptPrecheckRepository prechecks;
  private final KeyedDigest digests;
  private final Clock clock;

  KeptPrechecks(KeptPrecheckRepository prechecks, KeyedDigest digests, Clock clock) {
    this.prechecks = prechecks;
    this.digests = digests;
    this.clock = clock;
  }

  @WithTransaction
  Uni<PrecheckView> keep(PrecheckFacts facts, String version, List<Check> checks) {
    KeptPrecheck kept =
        KeptPrecheck.of(facts.id(), version, restsOn(facts), checks, clock.instant());
    return prechecks
        .deleteById(facts.id())
        .chain(() -> prechecks.flush())
        .chain(() -> prechecks.persist(kept))
        .map(this::view);
  }

  /** The last one, whether it still holds or not; 404 when there is none. */
  @WithSession
  Uni<KeptPrecheck> last(String install) {
    return prechecks.findById(install).onItem().ifNull().failWith(() -> none(install));
  }

  boolean holds(KeptPrecheck kept, PrecheckFacts facts) {
    String[] before = kept.restsOn().split(BETWEEN, 2);
    String[] now = restsOn(facts).split(BETWEEN, 2);
    return before[0].equals(now[0]) && sameRoom(before, now);
  }

  /** Room that is not known, because the scheduler did not say, counts as the same. */
  private static boolean sameRoom(String[] before, String[] now) {
    return before.length < 2 || before[1].isEmpty() || now[1].isEmpty() || before[1].equals(now[1]);
  }

  /** Throws away one that does not hold any more. */
  @WithTransaction
  Uni<Void> forget(String install) {
    return prechecks.deleteById(install).replaceWithVoid();
  }

  private String restsOn(PrecheckFacts facts) {
    return digest(facts.fingerprint())
        + BETWEEN
        + (facts.room().isEmpty() ? "" : digest(facts.room()));
  }

  private String digest(String of) {
    return digests.of(of.getBytes(StandardCharsets.UTF_8));
  }

  PrecheckView view(KeptPrecheck kept) {
    Check.Outcome worst =
        kept.checks().stream().map(Check::outcome).max(Enum::compareTo).orElse(Check.Outcome.PASS);
    return new PrecheckView(
        kept.version(),
        worst,
        kept.checks(),
        kept.checkedAt(),
        Duration.between(kept.checkedAt(), clock.instant()).toMillis());
  }

  static ApiFailure none(String install) {
    return ApiFailure.of(
        ErrorType.NOT_FOUND,
        "io.supervisor.install.precheck.notfound",
        "There is no precheck of (%s) that still holds: none was made, or something it rests on"
            + " changed. Make one with POST.",
        install);
  }
}
