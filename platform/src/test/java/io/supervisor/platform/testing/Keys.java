package io.supervisor.platform.testing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Fresh keysets for every purpose. */
public class Keys implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    Map<String, String> keys = new HashMap<>();
    for (String purpose : new String[] {"config", "bundle", "credentials", "session"}) {
      keys.put("supervisor.keys." + purpose, keyset());
    }
    byte[] digest = "a-key-of-32-bytes-for-the-tests!".getBytes(StandardCharsets.UTF_8);
    keys.put("supervisor.keys.digest", Base64.getEncoder().encodeToString(digest));
    return keys;
  }

  /** A new keyset in the form the configuration takes. */
  public static String keyset() {
    try {
      KeysetHandle handle =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
      String json =
          TinkJsonProtoKeysetFormat.serializeKeyset(
              handle, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
      return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    // nothing was started
  }
}
