package io.supervisor.platform.note;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** State of the smallest service there can be. */
@Entity
class Note {

  @Id UUID id;
  String text;

  Note() {}

  Note(UUID id, String text) {
    this.id = id;
    this.text = text;
  }
}
