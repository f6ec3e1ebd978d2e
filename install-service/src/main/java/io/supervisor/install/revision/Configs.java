package io.supervisor.install.revision;

import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Seals service configs, each for its install, and opens them. */
@ApplicationScoped
public class Configs {

  private final Sealer sealer;

  Configs(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Seals a YAML text for {@code owner}: an install, or a fleet that will seal it for many. */
  public byte[] seal(String yaml, String owner) {
    return sealer.seal(Purpose.CONFIG, yaml.getBytes(StandardCharsets.UTF_8), owner);
  }

  /** The YAML text; empty for none. */
  public String open(byte[] sealed, String owner) {
    return sealed.length == 0
        ? ""
        : new String(sealer.open(Purpose.CONFIG, sealed, owner), StandardCharsets.UTF_8);
  }
}
