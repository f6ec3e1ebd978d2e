package io.supervisor.gateway.session;

import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import io.supervisor.gateway.proxy.ServiceUrls;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The access token behind a session, asked of identity-service in the gateway's own name and kept
 * for 20 seconds, so that an ended session is refused soon everywhere.
 */
@ApplicationScoped
public class AccessTokens {

  private static final long TIMEOUT_MS = 5_000;

  private final OidcClient gateway;
  private final TokensHelper own = new TokensHelper();
  private final WebClient http;
  private final String url;
  private final Cache cache;

  AccessTokens(
      OidcClient gateway,
      Vertx vertx,
      ServiceUrls services,
      @CacheName("access-tokens") Cache cache) {
    this.gateway = gateway;
    this.http = WebClient.create(vertx);
    this.url = services.identity() + "/api/supervisor/sessions/token";
    this.cache = cache;
  }

  /** The bearer token of a session; fails with {@link SessionGone} when it has ended. */
  public Uni<String> of(String session) {
    return cache.getAsync(session, this::ask);
  }

  /** Forgets a session that ends now. */
  public void forget(String session) {
    cache.invalidate(session).subscribe().with(ignored -> {}, ignored -> {});
  }

  private Uni<String> ask(String session) {
    return own.getTokens(gateway)
        .chain(
            mine ->
                http.postAbs(url)
                    .timeout(TIMEOUT_MS)
                    .bearerTokenAuthentication(mine.getAccessToken())
                    .putHeader("vmware-api-session-id", session)
                    .send())
        .map(
            answer -> {
              if (answer.statusCode() == 200) {
                return answer.bodyAsJsonObject().getString("access_token");
              }
              if (answer.statusCode() == 401) {
                throw new SessionGone();
              }
              throw new IllegalStateException("identity answered " + answer.statusCode());
            });
  }
}
