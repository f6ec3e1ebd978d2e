package io.supervisor.catalog.admission;

import io.supervisor.catalog.registration.ServiceVersion;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** What a look at an install or upgrade said before it was asked for. */
@Entity
public class Precheck {

  @Id private String id;
  private String install;
  private UUID task;
  private String targetVersion;
  private String originalVersion;
  private String status;
  private String messages;
  private Instant finishedAt;

  Precheck() {}

  /** Key of the check of one target version on one Supervisor. */
  static String id(String supervisor, String service, String target) {
    return supervisor + "/" + service + "@" + target;
  }

  static Precheck of(
      String supervisor, ServiceVersion target, String original, String status, String messages) {
    Precheck check = new Precheck();
    check.id = id(supervisor, target.service(), target.version());
    check.install = Admission.id(supervisor, target.service());
    check.targetVersion = target.version();
    check.originalVersion = original;
    check.status = status;
    check.messages = messages;
    return check;
  }

  void finished(UUID as, Instant at) {
    task = as;
    finishedAt = at;
  }

  String id() {
    return id;
  }

  UUID task() {
    return task;
  }

  String targetVersion() {
    return targetVersion;
  }

  String originalVersion() {
    return originalVersion;
  }

  String status() {
    return status;
  }

  String messages() {
    return messages;
  }

  Instant finishedAt() {
    return finishedAt;
  }
}
