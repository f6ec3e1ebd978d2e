package io.supervisor.platform.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Seals what must not be read on a topic, in a table or in a log: compressed, then encrypted with
 * authentication (Tink AEAD). The context, usually the id of the thing, is bound to the ciphertext,
 * so that it opens nowhere else. The first key of a keyset seals, all of them open: keys rotate
 * without a pause.
 */
@ApplicationScoped
public class Sealer {

  private final Map<Purpose, Aead> aeads = new EnumMap<>(Purpose.class);

  Sealer(KeyConfig keys) throws GeneralSecurityException {
    put(Purpose.CONFIG, keys.config());
    put(Purpose.BUNDLE, keys.bundle());
    put(Purpose.CREDENTIALS, keys.credentials());
    put(Purpose.SESSION, keys.session());
  }

  /** Compresses and seals {@code clear}; it opens with the same purpose and context only. */
  public byte[] seal(Purpose purpose, byte[] clear, String context) {
    try {
      return aead(purpose).encrypt(Gzip.compress(clear), bytes(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal for " + purpose, e);
    }
  }

  /** Opens what {@link #seal} made. */
  public byte[] open(Purpose purpose, byte[] sealed, String context) {
    try {
      return Gzip.decompress(aead(purpose).decrypt(sealed, bytes(context)));
    } catch (GeneralSecurityException e) {
      throw new NotOurs(purpose, e);
    }
  }

  private Aead aead(Purpose purpose) {
    Aead aead = aeads.get(purpose);
    if (aead == null) {
      throw new IllegalStateException(
          "no keyset for %1$s: set SUPERVISOR_KEYS_%1$s in the environment".formatted(purpose));
    }
    return aead;
  }

  private void put(Purpose purpose, Optional<String> keyset) throws GeneralSecurityException {
    if (keyset.isEmpty()) {
      return;
    }
    String json = new String(Base64.getMimeDecoder().decode(keyset.get()), StandardCharsets.UTF_8);
    aeads.put(
        purpose,
        TinkJsonProtoKeysetFormat.parseKeyset(
                json, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
            .getPrimitive(AeadConfig2026.get(), Aead.class));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
