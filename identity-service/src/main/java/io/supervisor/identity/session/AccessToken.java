package io.supervisor.identity.session;

import java.time.Instant;

/** The access token behind a session, for the gateway only. */
record AccessToken(String accessToken, Instant expiresAt) {

  @Override
  public String toString() {
    return "AccessToken[until " + expiresAt + "]";
  }
}
