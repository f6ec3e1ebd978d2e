package io.supervisor.identity.sso;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/** Logs in, refreshes and logs out at the OIDC provider (RFC 6749, sections 4.3 and 6). */
@ApplicationScoped
public class SsoProvider {

  private final SsoConfig config;
  private final WebClient http;
  private final Clock clock;

  SsoProvider(SsoConfig config, Vertx vertx, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.http =
        WebClient.create(vertx, new WebClientOptions().setConnectTimeout(3_000).setUserAgent(""));
  }

  /** Tokens for a user name and password; fails with {@link SsoRefused} when they are wrong. */
  public Uni<SsoTokens> login(String user, String password) {
    return tokens(
        MultiMap.caseInsensitiveMultiMap()
            .add("grant_type", "password")
            .add("username", user)
            .add("password", password));
  }

  /** New tokens for a refresh token; fails with {@link SsoRefused} when it has ended. */
  public Uni<SsoTokens> refresh(String refreshToken) {
    return tokens(
        MultiMap.caseInsensitiveMultiMap()
            .add("grant_type", "refresh_token")
            .add("refresh_token", refreshToken));
  }

  /** Ends the provider's session of these tokens. */
  public Uni<Void> logout(SsoTokens tokens) {
    MultiMap form = MultiMap.caseInsensitiveMultiMap().add("refresh_token", tokens.refresh());
    return post(config.logoutUrl(), form).replaceWithVoid();
  }

  private Uni<SsoTokens> tokens(MultiMap form) {
    return post(config.tokenUrl(), form)
        .map(
            answer -> {
              if (answer.statusCode() == 200) {
                JsonObject body = answer.bodyAsJsonObject();
                return new SsoTokens(
                    body.getString("access_token"),
                    body.getString("refresh_token"),
                    clock.instant().plusSeconds(body.getLong("expires_in")));
              }
              if (answer.statusCode() == 400 || answer.statusCode() == 401) {
                throw new SsoRefused();
              }
              throw new IllegalStateException("the SSO provider answered " + answer.statusCode());
            });
  }

  private Uni<HttpResponse<Buffer>> post(URI to, MultiMap form) {
    return http.postAbs(to.toString())
        .timeout(config.timeout().toMillis())
        .authentication(new UsernamePasswordCredentials(config.clientId(), config.clientSecret()))
        .putHeader(HttpHeaders.ACCEPT.toString(), "application/json")
        .sendForm(form)
        .onFailure(failure -> !(failure instanceof IOException))
        .transform(failure -> new IOException("the SSO provider does not answer", failure));
  }
}
