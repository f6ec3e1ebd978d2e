package io.supervisor.gateway.console;

import io.smallrye.mutiny.Uni;
import io.supervisor.gateway.proxy.ServiceUrls;
import io.supervisor.gateway.session.AccessTokens;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Opens and ends the console's sessions at identity-service. */
@ApplicationScoped
class ConsoleLogin {

  private static final long TIMEOUT_MS = 8_000;

  private final WebClient http;
  private final String url;
  private final AccessTokens tokens;

  ConsoleLogin(Vertx vertx, ServiceUrls services, AccessTokens tokens) {
    this.http = WebClient.create(vertx);
    this.url = services.identity() + "/api/session";
    this.tokens = tokens;
  }

  /** The new session's id, or nothing when the password is wrong. */
  Uni<Optional<String>> open(String user, String password) {
    return http.postAbs(url)
        .timeout(TIMEOUT_MS)
        .authentication(new UsernamePasswordCredentials(user, password))
        .send()
        .map(
            answer ->
                switch (answer.statusCode()) {
                  case 201 -> Optional.of(answer.bodyAsString().replace("\"", ""));
                  case 401 -> Optional.empty();
                  default ->
                      throw new IllegalStateException("identity answered " + answer.statusCode());
                });
  }

  Uni<Void> end(String session) {
    tokens.forget(session);
    return http.deleteAbs(url)
        .timeout(TIMEOUT_MS)
        .putHeader("vmware-api-session-id", session)
        .send()
        .replaceWithVoid();
  }
}
