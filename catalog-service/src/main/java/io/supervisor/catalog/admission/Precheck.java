package io.supervisor.catalog.admission;

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

  static Precheck of(String supervisor, String service, String target) {
    Precheck check = new Precheck();
    check.id = id(supervisor, service, target);
    check.install = Admission.id(supervisor, service);
    check.targetVersion = target;
    return check;
  }

  void finish(UUID newTask, String original, String result, String said, Instant at) {
    task = newTask;
    originalVersion = original;
    status = result;
    messages = said;
    finishedAt = at;
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
