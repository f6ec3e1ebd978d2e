package io.supervisor.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervisor.platform.testing.Keys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealerTest {

  private static final byte[] SECRET = "password: canary".getBytes(StandardCharsets.UTF_8);

  private final Sealer sealer = sealer();

  @Test
  void opensOnlyWithTheSamePurposeAndContext() {
    byte[] sealed = sealer.seal(Purpose.CONFIG, SECRET, "domain-c8/contour");

    assertThat(sealer.open(Purpose.CONFIG, sealed, "domain-c8/contour")).isEqualTo(SECRET);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    assertThatThrownBy(() -> sealer.open(Purpose.CONFIG, sealed, "domain-c9/contour"))
        .isInstanceOf(NotOurs.class);
    assertThatThrownBy(() -> sealer.open(Purpose.BUNDLE, sealed, "domain-c8/contour"))
        .isInstanceOf(NotOurs.class);
  }

  @Test
  void aMissingKeysetIsNamed() {
    assertThatThrownBy(() -> sealer.seal(Purpose.SESSION, SECRET, "x"))
        .hasMessage("no keyset for SESSION: set SUPERVISOR_KEYS_SESSION in the environment");
  }

  private static Sealer sealer() {
    try {
      return new Sealer(new TwoKeysets(Keys.keyset(), Keys.keyset()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private record TwoKeysets(String first, String second) implements KeyConfig {

    @Override
    public Optional<String> config() {
      return Optional.of(first);
    }

    @Override
    public Optional<String> bundle() {
      return Optional.of(second);
    }

    @Override
    public Optional<String> credentials() {
      return Optional.empty();
    }

    @Override
    public Optional<String> session() {
      return Optional.empty();
    }

    @Override
    public Optional<String> digest() {
      return Optional.empty();
    }
  }
}
