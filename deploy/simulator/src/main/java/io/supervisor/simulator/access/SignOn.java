package io.supervisor.simulator.access;

import io.supervisor.simulator.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/**
 * Recognises the tokens of an OIDC provider, as kube-apiserver does with its OIDC options: the user
 * is {@code sso:} and the claim preferred_username, the groups are the claim groups with the same
 * prefix. The provider is asked for its keys when the first token comes, and may be away until
 * then.
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID discovery</a>
 */
public final class SignOn {
  private static final Logger LOG = Logger.getLogger(SignOn.class.getName());
  private static final String PREFIX = "sso:";
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final String issuer;
  private final String audience;
  private volatile JwtConsumer consumer;
  private volatile long triedAt;

  /**
   * Tokens of the issuer for the audience.
   *
   * @param issuer as the tokens name it; empty when there is no provider
   * @param audience whom the tokens must be for
   */
  public SignOn(String issuer, String audience) {
    if (!issuer.isEmpty() && !issuer.matches("https?://.+")) {
      throw new IllegalArgumentException("the OIDC issuer is not an http URL: " + issuer);
    }
    this.issuer = issuer;
    this.audience = audience;
  }

  /** The caller that the token stands for; empty when the provider does not vouch for it. */
  Optional<Caller> caller(String token) {
    if (issuer.isEmpty() || !ofIssuer(token)) {
      return Optional.empty();
    }
    try {
      JwtClaims claims = consumer().processToClaims(token);
      String user = claims.getStringClaimValue("preferred_username");
      List<String> groups = new ArrayList<>();
      if (claims.hasClaim("groups")) {
        claims.getStringListClaimValue("groups").forEach(group -> groups.add(PREFIX + group));
      }
      groups.add("system:authenticated");
      String name = PREFIX + (user == null ? claims.getSubject() : user);
      return Optional.of(new Caller(name, claims.getSubject(), List.copyOf(groups), Map.of()));
    } catch (InvalidJwtException | MalformedClaimException | IOException e) {
      LOG.log(Level.FINE, "A token is not accepted", e);
      return Optional.empty();
    }
  }

  /** Nobody is asked about tokens that claim to come from elsewhere. */
  private boolean ofIssuer(String token) {
    String[] parts = token.split("\\.");
    if (parts.length != 3) {
      return false;
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      return issuer.equals(Json.text(Json.MAPPER.readTree(claims), "iss"));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private synchronized JwtConsumer consumer() throws IOException {
    long now = System.nanoTime();
    if (consumer == null && triedAt != 0 && now - triedAt < PAUSE.toNanos()) {
      throw new IOException("the provider did not answer a moment ago");
    }
    if (consumer == null) {
      triedAt = now;
      HttpsJwks keys = new HttpsJwks(keysAddress());
      Get get = new Get();
      get.setConnectTimeout((int) PATIENCE.toMillis());
      get.setReadTimeout((int) PATIENCE.toMillis());
      get.setRetries(0);
      keys.setSimpleHttpGet(get);
      consumer =
          new JwtConsumerBuilder()
              .setExpectedIssuer(issuer)
              .setExpectedAudience(audience)
              .setRequireExpirationTime()
              .setRequireSubject()
              .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
              .setJwsAlgorithmConstraints(
                  new AlgorithmConstraints(
                      ConstraintType.PERMIT, "RS256", "RS384", "RS512", "ES256", "PS256"))
              .build();
    }
    return consumer;
  }

  private String keysAddress() throws IOException {
    URI discovery = URI.create(issuer + "/.well-known/openid-configuration");
    try {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(
                  HttpRequest.newBuilder(discovery).timeout(PATIENCE).build(),
                  BodyHandlers.ofString());
      String address =
          answer.statusCode() != 200
              ? ""
              : Json.text(Json.MAPPER.readTree(answer.body()), "jwks_uri");
      if (address.isEmpty()) {
        throw new IOException(discovery + " names no keys");
      }
      return address;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
