package io.supervisor.bare;

import io.supervisor.platform.event.Event;

/** A note was written. */
record NoteWritten(String id, String text) implements Event {

  @Override
  public String topic() {
    return "supervisor.note.notes.v1";
  }

  @Override
  public String type() {
    return "io.supervisor.note.note-written.v1";
  }

  @Override
  public String key() {
    return id;
  }
}
