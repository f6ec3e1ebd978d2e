package io.supervisor.platform.seal;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Keys, from the environment only. A service needs just those of the purposes it uses. */
@ConfigMapping(prefix = "supervisor.keys")
public interface KeyConfig {

  /** Keyset for service configs: Base64 of Tink's cleartext JSON keyset (AEAD). */
  Optional<String> config();

  /** Keyset for rendered bundles. */
  Optional<String> bundle();

  /** Keyset for Supervisor credentials. */
  Optional<String> credentials();

  /** Keyset for session tokens. */
  Optional<String> session();

  /** Key of digests of secret content: Base64 of at least 32 random bytes. */
  Optional<String> digest();
}
