package io.supervisor.platform.note;

import io.supervisor.platform.event.Event;

record NoteWritten(String owner, String firstText) implements Event {

  static final String TOPIC = "supervisor.note.notes.v1";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.note.note-written.v1";
  }

  @Override
  public String key() {
    return owner;
  }
}
