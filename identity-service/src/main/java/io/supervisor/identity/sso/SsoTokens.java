package io.supervisor.identity.sso;

import java.time.Instant;

/**
 * Tokens of one login. Never printed, never stored in clear.
 *
 * @param accessUntil when the access token ends
 */
public record SsoTokens(String access, String refresh, Instant accessUntil) {

  @Override
  public String toString() {
    return "SsoTokens[until " + accessUntil + "]";
  }
}
