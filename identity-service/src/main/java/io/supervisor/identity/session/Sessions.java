package io.supervisor.identity.session;

import io.smallrye.mutiny.Uni;
import io.supervisor.identity.sso.SsoProvider;
import io.supervisor.identity.sso.SsoRefused;
import io.supervisor.identity.sso.SsoTokens;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.event.Lineage;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;

/** Logging in and out. The provider is never called inside a transaction. */
@ApplicationScoped
public class Sessions {

  private static final long MOST_FAILURES = 5;
  private static final long REFRESH_BEFORE_SECONDS = 30;

  private final SessionStore store;
  private final SsoProvider sso;
  private final Clock clock;

  Sessions(SessionStore store, SsoProvider sso, Clock clock) {
    this.store = store;
    this.sso = sso;
    this.clock = clock;
  }

  /** A new session's id. Five wrong passwords in five minutes stop a name for a while. */
  Uni<String> open(BasicLogin login, Lineage lineage) {
    return store
        .recentFailures(login.user())
        .invoke(
            failures -> {
              if (failures >= MOST_FAILURES) {
                throw unauthenticated();
              }
            })
        .chain(() -> sso.login(login.user(), login.password()))
        .onFailure(SsoRefused.class)
        .recoverWithUni(
            () ->
                store
                    .refused(login.user())
                    .chain(() -> Uni.createFrom().failure(unauthenticated())))
        .chain(tokens -> store.open(login.user(), tokens, lineage));
  }

  /** The live session behind an id; 401 when there is none. */
  Uni<Session> live(String id) {
    return id == null
        ? Uni.createFrom().failure(unauthenticated())
        : store.use(id).onItem().ifNull().failWith(Sessions::unauthenticated);
  }

  /** Ends a session here and at the provider. */
  Uni<Void> end(String id, Lineage lineage) {
    return live(id)
        .chain(
            session ->
                store
                    .end(session, lineage)
                    .chain(() -> sso.logout(store.tokens(session)))
                    .onFailure(IOException.class)
                    .recoverWithNull());
  }

  /** The access token behind a session, refreshed when it is about to end. */
  Uni<AccessToken> accessToken(String id) {
    return live(id)
        .chain(
            session -> {
              SsoTokens tokens = store.tokens(session);
              boolean fresh =
                  tokens.accessUntil().isAfter(clock.instant().plusSeconds(REFRESH_BEFORE_SECONDS));
              return fresh ? Uni.createFrom().item(tokens) : refreshed(id, session, tokens);
            })
        .map(tokens -> new AccessToken(tokens.access(), tokens.accessUntil()));
  }

  private Uni<SsoTokens> refreshed(String id, Session session, SsoTokens old) {
    return sso.refresh(old.refresh())
        .call(tokens -> store.replaceTokens(id, tokens))
        .onFailure(SsoRefused.class)
        .recoverWithUni(
            () ->
                store
                    .end(session, Lineage.startedBy("session-refresh"))
                    .chain(() -> Uni.createFrom().failure(unauthenticated())));
  }

  static ApiFailure unauthenticated() {
    return ApiFailure.of(
        ErrorType.UNAUTHENTICATED,
        "io.supervisor.session.unauthenticated",
        "The login or session is not valid. Log in with POST /api/session.");
  }
}
