package io.supervisor.platform.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers for 20 s that a token was verified, and never beyond its end: checking its signature
 * costs more than most calls. The token itself is not kept, only its digest.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens implements HttpAuthenticationMechanism {

  private static final Duration KEPT = Duration.ofSeconds(20);
  private static final int MOST = 1_000;
  private static final String BEARER = "Bearer ";

  private final OidcAuthenticationMechanism oidc;
  private final Clock clock;
  private final Cache<String, SecurityIdentity> verified =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfter(Expiry.<String, SecurityIdentity>creating((token, who) -> left(who)))
          .build();

  VerifiedTokens(OidcAuthenticationMechanism oidc, Clock clock) {
    this.oidc = oidc;
    this.clock = clock;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext call, IdentityProviderManager identities) {
    String header = call.request().getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return oidc.authenticate(call, identities);
    }
    String token = digest(header.substring(BEARER.length()).strip());
    SecurityIdentity known = verified.getIfPresent(token);
    return known != null
        ? Uni.createFrom().item(known)
        : oidc.authenticate(call, identities).invoke(who -> keep(token, who));
  }

  private void keep(String token, SecurityIdentity who) {
    if (who != null && !who.isAnonymous() && !left(who).isZero()) {
      verified.put(token, who);
    }
  }

  /** How long an identity may be kept: until its token ends, at most 20 s. */
  private Duration left(SecurityIdentity who) {
    if (!(who.getPrincipal() instanceof JsonWebToken token)) {
      return Duration.ZERO;
    }
    long seconds = token.getExpirationTime() - clock.instant().getEpochSecond();
    return seconds <= 0 ? Duration.ZERO : Duration.ofSeconds(Math.min(seconds, KEPT.toSeconds()));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext call) {
    return oidc.getChallenge(call);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return oidc.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext call) {
    return oidc.getCredentialTransport(call);
  }

  private static String digest(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
