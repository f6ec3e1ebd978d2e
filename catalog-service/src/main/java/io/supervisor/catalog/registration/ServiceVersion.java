package io.supervisor.catalog.registration;

import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.manifest.ContentType;
import io.supervisor.catalog.manifest.PackageDetails;
import io.supervisor.catalog.manifest.PackageManifest;
import io.supervisor.platform.error.Finding;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

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
  private String valuesSchema;
  private Instant createdAt;

  @Enumerated(EnumType.STRING)
  private ContentType contentType;

  @Convert(converter = DetailsColumn.class)
  private PackageDetails details;

  @Convert(converter = FindingsColumn.class)
  private List<Finding> warnings;

  @Enumerated(EnumType.STRING)
  private Provenance.Source source;

  private String location;

  @Enumerated(EnumType.STRING)
  private Provenance.Signature signature;

  private boolean byDefault;

  @Version
  @Column(name = "revision")
  private long revision;

  ServiceVersion() {}

  static ServiceVersion register(
      CheckedManifest checked, Upload upload, Provenance from, Instant now) {
    PackageManifest manifest = checked.manifest().orElseThrow();
    ServiceVersion version = new ServiceVersion();
    version.id = id(manifest.service(), manifest.version());
    version.service = manifest.service();
    version.version = manifest.version();
    version.displayName = manifest.displayName();
    version.description = manifest.description();
    version.state = from.arrives();
    version.digest = upload.digest();
    version.valuesSchema = manifest.valuesSchema().toString();
    version.createdAt = now;
    version.contentType = manifest.contentType();
    version.details = manifest.details();
    version.warnings = checked.warnings();
    version.source = from.source();
    version.location = from.location();
    version.signature = from.signature();
    version.byDefault = from.byDefault();
    return version;
  }

  /** The key of a version: {@code service@version}. */
  public static String id(String service, String version) {
    return service + "@" + version;
  }

  /** Takes over what is known of its signature. Returns whether that is news. */
  boolean signed(Provenance.Signature now) {
    boolean news = signature != now;
    signature = now;
    return news;
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

  public Instant createdAt() {
    return createdAt;
  }

  public ContentType contentType() {
    return contentType;
  }

  public PackageDetails details() {
    return details;
  }

  /** What its sender was told at the upload. */
  public List<Finding> warnings() {
    return warnings;
  }

  public Provenance.Source source() {
    return source;
  }

  /** File or image it was read from; null for an upload. */
  public String location() {
    return location;
  }

  public Provenance.Signature signature() {
    return signature;
  }

  /** Whether it ships with the product. */
  public boolean byDefault() {
    return byDefault;
  }
}
