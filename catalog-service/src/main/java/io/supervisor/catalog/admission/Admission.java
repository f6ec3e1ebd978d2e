package io.supervisor.catalog.admission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/**
 * What was admitted for one service on one Supervisor, overlaid with what became of it. The row
 * stays for ever, so that {@code command_seq} never starts over.
 */
@Entity
public class Admission {

  @Id private String id;
  private String supervisor;
  private String service;
  private long commandSeq;

  @Enumerated(EnumType.STRING)
  private Intent intent;

  private String desiredVersion;
  private byte[] sealedConfig;
  private long configSeq;
  private long effectiveSeq;
  private String phase;
  private String currentVersion;
  private String namespace;
  private String messages;

  @Version
  @Column(name = "revision")
  private long revision;

  Admission() {}

  static Admission first(String supervisor, String service) {
    Admission admission = new Admission();
    admission.id = id(supervisor, service);
    admission.supervisor = supervisor;
    admission.service = service;
    admission.intent = Intent.REMOVE;
    admission.desiredVersion = "";
    admission.sealedConfig = new byte[0];
    admission.phase = "REMOVED";
    admission.messages = "[]";
    return admission;
  }

  static String id(String supervisor, String service) {
    return supervisor + "/" + service;
  }

  /** Admits a version and config as the new desired state. */
  void admit(String version, byte[] config) {
    commandSeq++;
    intent = Intent.INSTALL;
    desiredVersion = version;
    sealedConfig = config.clone();
    configSeq = commandSeq;
    messages = "[]";
  }

  /** Admits the removal. */
  void admitRemoval() {
    commandSeq++;
    intent = Intent.REMOVE;
    messages = "[]";
  }

  /** Takes over what install-service says; older news than the known is dropped. */
  void overlay(InstallChanged change, String shownMessages) {
    if (change.commandSeq() < effectiveSeq) {
      return;
    }
    effectiveSeq = change.commandSeq();
    phase = change.phase();
    currentVersion = change.currentVersion();
    namespace = change.namespace();
    if (effectiveSeq == commandSeq) {
      messages = shownMessages;
    }
    if (returned(change)) {
      desiredVersion = change.version();
    }
    if (gone()) {
      sealedConfig = new byte[0];
    }
  }

  /** Whether the install went to an earlier revision since the last command, or came back. */
  boolean returned(InstallChanged change) {
    return change.commandSeq() == commandSeq
        && intent == Intent.INSTALL
        && change.configSeq() != null
        && (change.configSeq() != configSeq || !desiredVersion.equals(change.version()));
  }

  /** Takes over the config of an earlier command. */
  void takeBack(long seq, byte[] config) {
    configSeq = seq;
    sealedConfig = config.clone();
  }

  /** Whether nothing is installed and nothing is on its way. */
  boolean gone() {
    return intent == Intent.REMOVE && (commandSeq == effectiveSeq) && phase.equals("REMOVED");
  }

  /** vCenter's status: never the old CONFIGURED after a newer command. */
  ConfigStatus status() {
    boolean current = effectiveSeq == commandSeq;
    if (current && phase.equals("FAILED")) {
      return ConfigStatus.ERROR;
    }
    if (intent == Intent.REMOVE) {
      return ConfigStatus.REMOVING;
    }
    return current && phase.equals("READY") ? ConfigStatus.CONFIGURED : ConfigStatus.CONFIGURING;
  }

  String id() {
    return id;
  }

  String supervisor() {
    return supervisor;
  }

  String service() {
    return service;
  }

  long commandSeq() {
    return commandSeq;
  }

  Intent intent() {
    return intent;
  }

  String desiredVersion() {
    return desiredVersion;
  }

  byte[] sealedConfig() {
    return sealedConfig.clone();
  }

  String currentVersion() {
    return currentVersion;
  }

  String namespace() {
    return namespace;
  }

  String messages() {
    return messages;
  }
}
