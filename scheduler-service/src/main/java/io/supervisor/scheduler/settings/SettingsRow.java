package io.supervisor.scheduler.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The settings of one Supervisor. */
@Entity
@Table(name = "placement_settings")
public class SettingsRow {

  @Id private String supervisor;

  @Enumerated(EnumType.STRING)
  private Settings.Preference policy;

  private int hostFailuresTolerated;

  @Enumerated(EnumType.STRING)
  private Settings.Automation automation;

  private int threshold;

  @Version
  @Column(name = "revision")
  private long revision;

  SettingsRow() {}

  static SettingsRow of(String supervisor) {
    SettingsRow row = new SettingsRow();
    row.supervisor = supervisor;
    row.put(Settings.DEFAULT);
    return row;
  }

  String supervisor() {
    return supervisor;
  }

  Settings settings() {
    return new Settings(policy, hostFailuresTolerated, automation, threshold);
  }

  void put(Settings wanted) {
    policy = wanted.policy();
    hostFailuresTolerated = wanted.hostFailuresTolerated();
    automation = wanted.automation();
    threshold = wanted.threshold();
  }
}
