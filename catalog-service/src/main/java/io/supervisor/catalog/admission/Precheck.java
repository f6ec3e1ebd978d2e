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
  private long commandSeq;
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
      String supervisor, ServiceVersion target, Admission row, String status, String messages) {
    Precheck check = new Precheck();
    check.id = id(supervisor, target.service(), target.version());
    check.install = Admission.id(supervisor, target.service());
    check.targetVersion = target.version();
    check.commandSeq = row == null ? 0 : row.commandSeq();
    check.originalVersion = row == null || row.gone() ? null : row.currentVersion();
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

  /** Whether the install is still as the check found it. */
  boolean stillHoldsFor(Admission row) {
    return commandSeq == (row == null ? 0 : row.commandSeq());
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
