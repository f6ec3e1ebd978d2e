package io.supervisor.bare;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** One row. */
@Entity
class Note {

  @Id private UUID id;
  private String text;

  Note() {}

  static Note of(UUID id, String text) {
    Note note = new Note();
    note.id = id;
    note.text = text;
    return note;
  }

  String text() {
    return text;
  }
}
