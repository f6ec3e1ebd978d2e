package io.supervisor.catalog.registration;

import io.supervisor.catalog.manifest.PackageManifest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/** One version of a service with the bytes that were uploaded, which never change. */
@Entity
public class ServiceVersion {

  @Id private String id;
  private String service;
  private String version;
  private String displayName;
  private String description;

  @Enumerated(EnumType.STRING)
  private State state;

  private String digest;
  private byte[] content;
  private String valuesSchema;
  private Instant createdAt;

  @Version
  @Column(name = "revision")
  private long revision;

  ServiceVersion() {}

  static ServiceVersion register(PackageManifest manifest, Upload upload, Instant now) {
    ServiceVersion version = new ServiceVersion();
    version.id = id(manifest.service(), manifest.version());
    version.service = manifest.service();
    version.version = manifest.version();
    version.displayName = manifest.displayName();
    version.description = manifest.description();
    version.state = State.ACTIVATED;
    version.digest = upload.digest();
    version.content = upload.content();
    version.valuesSchema = manifest.valuesSchema().toString();
    version.createdAt = now;
    return version;
  }

  /** The key of a version: {@code service@version}. */
  static String id(String service, String version) {
    return service + "@" + version;
  }

  void become(State next) {
    state = next;
  }

  public String id() {
    return id;
  }

  public String service() {
    return service;
  }

  public String version() {
    return version;
  }

  public String displayName() {
    return displayName;
  }

  public String description() {
    return description;
  }

  public State state() {
    return state;
  }

  public String digest() {
    return digest;
  }

  public String valuesSchema() {
    return valuesSchema;
  }

  byte[] content() {
    return content.clone();
  }
}
