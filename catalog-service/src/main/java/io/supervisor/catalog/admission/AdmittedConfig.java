package io.supervisor.catalog.admission;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;

/** A config that was admitted, sealed; kept until the install is gone. */
@Entity
@IdClass(AdmittedConfigId.class)
class AdmittedConfig {

  @Id private String install;
  @Id private long commandSeq;
  private byte[] sealedConfig;

  AdmittedConfig() {}

  static AdmittedConfig of(Admission row) {
    AdmittedConfig config = new AdmittedConfig();
    config.install = row.id();
    config.commandSeq = row.commandSeq();
    config.sealedConfig = row.sealedConfig();
    return config;
  }

  byte[] sealedConfig() {
    return sealedConfig.clone();
  }
}
