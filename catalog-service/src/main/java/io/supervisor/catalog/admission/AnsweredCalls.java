package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.lock.NameLock;
import io.supervisor.platform.seal.KeyedDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Answers a repeated call with what the first one was answered, for a day. */
@ApplicationScoped
class AnsweredCalls implements PanacheRepositoryBase<AnsweredCall, String> {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Duration KEPT = Duration.ofDays(1);

  private final NameLock names;
  private final KeyedDigest digests;
  private final Clock clock;

  AnsweredCalls(NameLock names, KeyedDigest digests, Clock clock) {
    this.names = names;
    this.digests = digests;
    this.clock = clock;
  }

  /** Runs {@code work} in the open transaction unless the caller's key was used for it before. */
  Uni<String> once(String caller, String key, String request, Supplier<Uni<String>> work) {
    if (!KEY.matcher(key).matches()) {
      throw refused("is not 1 to 128 printable characters", "Send a UUID.");
    }
    String id = caller + " " + key;
    String digest = digests.of(request.getBytes(StandardCharsets.UTF_8));
    return names
        .hold("call " + id)
        .chain(() -> findById(id))
        .chain(
            known -> {
              if (known == null) {
                return work.get()
                    .call(answer -> persist(AnsweredCall.of(id, digest, answer, clock.instant())));
              }
              if (!known.request().equals(digest)) {
                throw refused(
                    "was used for another request", "Use a new key for each different request.");
              }
              return Uni.createFrom().item(known.answer());
            });
  }

  private static ApiFailure refused(String problem, String hint) {
    return ApiFailure.invalid(
        "io.supervisor.request.idempotency",
        "The call is refused",
        List.of(new Finding("Idempotency-Key", problem, hint)));
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @WithTransaction
  Uni<Void> forgetOld() {
    return delete("answeredAt < ?1", clock.instant().minus(KEPT)).replaceWithVoid();
  }
}
