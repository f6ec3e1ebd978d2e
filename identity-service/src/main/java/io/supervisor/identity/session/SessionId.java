package io.supervisor.identity.session;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Mints session ids: 256 random bits in hex. */
final class SessionId {

  private static final SecureRandom RANDOM = new SecureRandom();

  private SessionId() {}

  static String mint() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
