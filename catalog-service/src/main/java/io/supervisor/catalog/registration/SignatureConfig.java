package io.supervisor.catalog.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whose signatures count, and what happens without one. */
@ConfigMapping(prefix = "supervisor.catalog.signatures")
public interface SignatureConfig {

  /** Files with public keys in PEM, as {@code cosign public-key} prints them. */
  Optional<List<Path>> keys();

  /** What happens to a package of a source whose signature is not verified. */
  @WithDefault("WARN")
  Policy policy();

  /** Choices of the policy. */
  enum Policy {
    /** It is taken in. */
    ALLOW,
    /** It is taken in with a warning. */
    WARN,
    /** It is refused, also when it is uploaded. */
    BLOCK
  }
}
