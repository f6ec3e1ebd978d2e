package io.supervisor.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * Signs access tokens like the SSO provider's, so that a service checks signature, issuer, audience
 * and roles for real. The whole provider runs in the end-to-end tests.
 */
public class Tokens implements QuarkusTestResourceLifecycleManager {

  private static final String ISSUER = "https://sso.test/realms/supervisor";
  private static final KeyPair KEYS = keys();

  @Override
  public Map<String, String> start() {
    String key = Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded());
    return Map.of(
        "quarkus.oidc.public-key", key,
        "quarkus.oidc.auth-server-url", "",
        "quarkus.oidc.token.issuer", ISSUER);
  }

  /** A token of {@code user} with these realm roles, for this suite's audience. */
  public static String of(String user, String... roles) {
    return signed(user, "supervisor-api", roles);
  }

  /** A token that was made for another client. */
  public static String forAnotherAudience(String user, String... roles) {
    return signed(user, "another-client", roles);
  }

  private static String signed(String user, String audience, String... roles) {
    return Jwt.issuer(ISSUER)
        .audience(audience)
        .subject("id-of-" + user)
        .claim("preferred_username", user)
        .claim("typ", "Bearer")
        .claim("realm_access", Map.of("roles", Set.of(roles)))
        .expiresIn(Duration.ofMinutes(5))
        .sign(KEYS.getPrivate());
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    // nothing was started
  }
}
