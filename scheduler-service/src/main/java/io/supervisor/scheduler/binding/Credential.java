package io.supervisor.scheduler.binding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** The sealed credential with which this service may bind pods on a Supervisor. */
@Entity
class Credential {

  @Id private String supervisor;
  private byte[] sealed;

  @Version
  @Column(name = "revision")
  private long revision;

  Credential() {}

  static Credential of(String supervisor) {
    Credential credential = new Credential();
    credential.supervisor = supervisor;
    return credential;
  }

  void replace(byte[] newer) {
    sealed = newer.clone();
  }

  /** Another one each time it is replaced. */
  long number() {
    return revision;
  }

  String supervisor() {
    return supervisor;
  }

  byte[] sealed() {
    return sealed.clone();
  }
}
