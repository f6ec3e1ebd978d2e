package io.supervisor.local.state;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Passwords and keys of one suite: each is generated when it is first asked for and kept in {@code
 * secrets.properties}.
 */
public final class Secrets {

  private static final String ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 24;
  private static final int DIGEST_KEY_LENGTH = 32;

  private final SecureRandom random = new SecureRandom();
  private final PropertyFile file;

  public Secrets(StateDirectory state) {
    this.file = new PropertyFile(state, "secrets.properties");
  }

  /** A password of letters and digits. */
  public String password(String name) {
    return file.get("password." + name, this::newPassword);
  }

  /** An AES256_GCM keyset, Base64 of Tink's JSON. */
  public String keyset(String purpose) {
    return file.get("keyset." + purpose, Secrets::newKeyset);
  }

  /** Base64 of 32 random bytes. */
  public String digestKey() {
    return file.get("key.digest", this::newDigestKey);
  }

  private String newPassword() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  private String newDigestKey() {
    byte[] key = new byte[DIGEST_KEY_LENGTH];
    random.nextBytes(key);
    return Base64.getEncoder().encodeToString(key);
  }

  private static String newKeyset() {
    try {
      KeysetHandle handle =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
      String json =
          TinkJsonProtoKeysetFormat.serializeKeyset(
              handle, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
      return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a keyset", e);
    }
  }
}
