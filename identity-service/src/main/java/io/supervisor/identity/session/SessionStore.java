package io.supervisor.identity.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.identity.sso.SsoTokens;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.outbox.Outbox;
import io.supervisor.platform.seal.KeyedDigest;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/** Sessions at rest: ids only as keyed digests, tokens sealed for the digest they belong to. */
@ApplicationScoped
public class SessionStore {

  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final SessionRepository sessions;
  private final LoginAuditRepository audits;
  private final Outbox outbox;
  private final Sealer sealer;
  private final KeyedDigest digests;
  private final ObjectMapper json;
  private final Clock clock;

  SessionStore(
      SessionRepository sessions,
      LoginAuditRepository audits,
      Outbox outbox,
      Sealer sealer,
      KeyedDigest digests,
      ObjectMapper json,
      Clock clock) {
    this.sessions = sessions;
    this.audits = audits;
    this.outbox = outbox;
    this.sealer = sealer;
    this.digests = digests;
    this.json = json;
    this.clock = clock;
  }

  @WithTransaction
  Uni<Long> recentFailures(String user) {
    return audits.failuresSince(user, clock.instant().minus(WINDOW));
  }

  @WithTransaction
  Uni<Void> refused(String user) {
    return audits.persist(LoginAudit.of(user, "REFUSED", clock.instant())).replaceWithVoid();
  }

  @WithTransaction
  Uni<String> open(String user, SsoTokens tokens, Lineage lineage) {
    String id = SessionId.mint();
    String digest = digest(id);
    return sessions
        .persist(Session.open(digest, user, seal(tokens, digest), clock.instant()))
        .chain(() -> audits.persist(LoginAudit.of(user, "OPENED", clock.instant())))
        .chain(() -> outbox.append(new SessionOpened(user), lineage))
        .replaceWith(id);
  }

  /** The live session, its use noted; null when there is none. */
  @WithTransaction
  Uni<Session> use(String id) {
    return sessions
        .findById(digest(id))
        .map(found -> found != null && found.live(clock.instant()) ? found : null)
        .onItem()
        .ifNotNull()
        .call(found -> sessions.used(found.digest(), clock.instant()));
  }

  @WithTransaction
  Uni<Void> replaceTokens(String id, SsoTokens tokens) {
    String digest = digest(id);
    return sessions
        .findById(digest)
        .onItem()
        .ifNotNull()
        .invoke(found -> found.replaceTokens(seal(tokens, digest)))
        .replaceWithVoid();
  }

  @WithTransaction
  Uni<Void> end(Session session, Lineage lineage) {
    return sessions
        .deleteById(session.digest())
        .chain(() -> outbox.append(new SessionEnded(session.userName()), lineage));
  }

  @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @WithTransaction
  Uni<Void> forgetEnded() {
    return sessions.deleteEnded(clock.instant()).replaceWithVoid();
  }

  SsoTokens tokens(Session session) {
    try {
      byte[] clear = sealer.open(Purpose.SESSION, session.sealedTokens(), session.digest());
      return json.readValue(clear, SsoTokens.class);
    } catch (IOException e) {
      throw new IllegalStateException("stored tokens are no JSON", e);
    }
  }

  private byte[] seal(SsoTokens tokens, String digest) {
    try {
      return sealer.seal(Purpose.SESSION, json.writeValueAsBytes(tokens), digest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("tokens have no JSON form", e);
    }
  }

  private String digest(String id) {
    return digests.of(id.getBytes(StandardCharsets.UTF_8));
  }
}
