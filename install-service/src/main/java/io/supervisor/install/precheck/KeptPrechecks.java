package io.supervisor.install.precheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.BundleMaker;
import io.supervisor.install.bundle.BundleRepository;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.seal.KeyedDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Keeps the last precheck of each install until anything it rests on changes. */
@ApplicationScoped
public class KeptPrechecks {

  private final KeptPrecheckRepository prechecks;
  private final BundleRepository bundles;
  private final BundleMaker maker;
  private final KeyedDigest digests;
  private final ObjectMapper json;
  private final Clock clock;

  KeptPrechecks(
      KeptPrecheckRepository prechecks,
      BundleRepository bundles,
      BundleMaker maker,
      KeyedDigest digests,
      ObjectMapper json,
      Clock clock) {
    this.prechecks = prechecks;
    this.bundles = bundles;
    this.maker = maker;
    this.digests = digests;
    this.json = json;
    this.clock = clock;
  }

  @WithTransaction
  Uni<PrecheckView> keep(PrecheckFacts facts, String version, List<Check> checks) {
    KeptPrecheck kept =
        KeptPrecheck.of(facts.id(), version, restsOn(facts), text(checks), clock.instant());
    return prechecks
        .deleteById(facts.id())
        .chain(() -> prechecks.flush())
        .chain(() -> prechecks.persist(kept))
        .map(this::view);
  }

  /** The last one; 404 when there is none, or when it does not hold any more. */
  @WithTransaction
  Uni<PrecheckView> last(String install) {
    return prechecks
        .findById(install)
        .onItem()
        .ifNull()
        .failWith(() -> none(install))
        .map(this::view);
  }

  @WithTransaction
  Uni<String> versionOf(String install) {
    return prechecks
        .findById(install)
        .onItem()
        .ifNull()
        .failWith(() -> none(install))
        .map(KeptPrecheck::version);
  }

  /** Throws the last one away if it rests on something that changed. */
  @WithTransaction
  Uni<Boolean> stillHolds(PrecheckFacts facts) {
    return prechecks
        .findById(facts.id())
        .chain(
            kept ->
                kept == null || kept.restsOn().equals(restsOn(facts))
                    ? Uni.createFrom().item(kept != null)
                    : prechecks.delete(kept).replaceWith(false));
  }

  /** The objects of the install as they are. */
  @WithSession
  Uni<List<Map<String, Object>>> running(String install) {
    return bundles
        .findById(install)
        .map(bundle -> bundle == null ? List.<Map<String, Object>>of() : maker.open(bundle));
  }

  private String restsOn(PrecheckFacts facts) {
    return digests.of(facts.fingerprint().getBytes(StandardCharsets.UTF_8));
  }

  private PrecheckView view(KeptPrecheck kept) {
    List<Check> checks = checks(kept.checks());
    Check.Outcome worst =
        checks.stream().map(Check::outcome).max(Enum::compareTo).orElse(Check.Outcome.PASS);
    return new PrecheckView(
        kept.version(),
        worst,
        checks,
        kept.checkedAt(),
        Duration.between(kept.checkedAt(), clock.instant()).toMillis());
  }

  private List<Check> checks(String stored) {
    try {
      return List.of(json.readValue(stored, Check[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored precheck is no JSON", e);
    }
  }

  private String text(List<Check> checks) {
    try {
      return json.writeValueAsString(checks);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("checks have no JSON form", e);
    }
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
