package io.supervisor.identity.sso;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The SSO provider as this service logs people in there. */
@ConfigMapping(prefix = "identity.sso")
public interface SsoConfig {

  /** The provider's token endpoint. */
  URI tokenUrl();

  /** The provider's end-session endpoint. */
  URI logoutUrl();

  /** Confidential client that may use the password grant. */
  String clientId();

  /** Secret of that client; from the environment only. */
  String clientSecret();

  /** Longest time a call to the provider may take: hashing passwords on a busy machine is slow. */
  @WithDefault("15s")
  Duration timeout();
}
