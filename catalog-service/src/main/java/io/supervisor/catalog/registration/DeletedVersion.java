package io.supervisor.catalog.registration;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Bytes that somebody deleted, so that a catalog source does not bring them back. */
@Entity
public class DeletedVersion {

  @Id private String id;
  private String digest;

  DeletedVersion() {}

  static DeletedVersion of(ServiceVersion version) {
    DeletedVersion deleted = new DeletedVersion();
    deleted.id = version.id();
    deleted.digest = version.digest();
    return deleted;
  }

  String digest() {
    return digest;
  }
}
