package io.supervisor.install.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The value of the label {@code supervisor.io/install}: the first 16 hex digits of SHA-256. */
final class InstallLabel {

  private InstallLabel() {}

  static String of(String install) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(install.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
