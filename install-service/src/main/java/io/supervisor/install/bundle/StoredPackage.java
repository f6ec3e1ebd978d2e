package io.supervisor.install.bundle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Bytes of a package, learned from the catalog and kept to render from. */
@Entity
public class StoredPackage {

  @Id private String digest;
  private byte[] content;

  StoredPackage() {}

  static StoredPackage of(String digest, byte[] content) {
    StoredPackage stored = new StoredPackage();
    stored.digest = digest;
    stored.content = content.clone();
    return stored;
  }

  /** gzip of the uploaded bytes. */
  public byte[] content() {
    return content.clone();
  }
}
