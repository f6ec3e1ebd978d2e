package io.supervisor.catalog.registration;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The uploaded bytes of a version, never re-serialised. */
@Entity
public class VersionContent {

  @Id private String id;
  private byte[] content;

  VersionContent() {}

  static VersionContent of(ServiceVersion version, Upload upload) {
    VersionContent content = new VersionContent();
    content.id = version.id();
    content.content = upload.content();
    return content;
  }

  byte[] content() {
    return content.clone();
  }
}
