package io.supervisor.namespace.credential;

import io.supervisor.platform.event.Event;
import java.time.Instant;

/**
 * A new credential for scheduler-service.
 *
 * @param sealed server, CA and token, sealed for the Supervisor's id, in Base64
 */
record CredentialIssued(String supervisor, String sealed, Instant expiresAt) implements Event {

  @Override
  public String topic() {
    return "supervisor.namespace.credentials.v1";
  }

  @Override
  public String type() {
    return "io.supervisor.namespace.credential-issued.v1";
  }

  @Override
  public String key() {
    return supervisor;
  }
}
