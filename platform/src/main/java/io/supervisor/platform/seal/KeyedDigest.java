package io.supervisor.platform.seal;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names secret content without telling it: HMAC-SHA-256 under a key of the suite, in lower-case
 * hex. Nobody without the key can test a guess against it.
 */
@ApplicationScoped
public class KeyedDigest {

  private static final String ALGORITHM = "HmacSHA256";

  private final KeyConfig keys;

  KeyedDigest(KeyConfig keys) {
    this.keys = keys;
  }

  /** The digest of {@code content}, 64 characters. */
  public String of(byte[] content) {
    byte[] key =
        keys.digest()
            .map(Base64.getMimeDecoder()::decode)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "no key for digests: set SUPERVISOR_KEYS_DIGEST in the environment"));
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
