package io.supervisor.identity.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** One attempt to log in. */
@Entity
class LoginAudit {

  @Id private UUID id;
  private String userName;
  private String outcome;
  private Instant at;

  LoginAudit() {}

  static LoginAudit of(String user, String outcome, Instant now) {
    LoginAudit audit = new LoginAudit();
    audit.id = UUID.randomUUID();
    audit.userName = user;
    audit.outcome = outcome;
    audit.at = now;
    return audit;
  }
}
