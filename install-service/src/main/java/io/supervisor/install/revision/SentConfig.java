package io.supervisor.install.revision;

import io.supervisor.platform.error.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A service config as callers send it: YAML in Base64, at most 256 KiB of it. */
public final class SentConfig {

  private static final int LARGEST = 256 * 1024;

  private SentConfig() {}

  /** The YAML text; null when none was sent or it cannot be read, which is then a fault. */
  public static String decoded(String base64, String field, List<Finding> faults) {
    if (base64 == null) {
      return null;
    }
    try {
      byte[] clear = Base64.getDecoder().decode(base64.strip());
      if (clear.length > LARGEST) {
        faults.add(new Finding(field, "is larger than 256 KiB", "Shorten it."));
      }
      return new String(clear, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      faults.add(new Finding(field, "is no Base64", "Encode the YAML text."));
      return null;
    }
  }
}
