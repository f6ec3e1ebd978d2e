package io.supervisor.install.precheck;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** The last precheck of an install, and what it rests on. */
@Entity
@Table(name = "precheck")
class KeptPrecheck {

  @Id private String install;
  private String version;
  private String restsOn;

  @Convert(converter = ChecksColumn.class)
  private List<Check> checks;

  private Instant checkedAt;

  KeptPrecheck() {}

  static KeptPrecheck of(
      String install, String version, String restsOn, List<Check> checks, Instant at) {
    KeptPrecheck kept = new KeptPrecheck();
    kept.install = install;
    kept.version = version;
    kept.restsOn = restsOn;
    kept.checks = checks;
    kept.checkedAt = at;
    return kept;
  }

  String version() {
    return version;
  }

  String restsOn() {
    return restsOn;
  }

  List<Check> checks() {
    return checks;
  }

  Instant checkedAt() {
    return checkedAt;
  }
}
