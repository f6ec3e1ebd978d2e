package io.supervisor.identity.session;

import io.supervisor.platform.event.Event;

/** Somebody logged in. The session's id is not told. */
record SessionOpened(String user) implements Event {

  static final String TOPIC = "supervisor.identity.sessions.v1";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.identity.session-opened.v1";
  }

  @Override
  public String key() {
    return user;
  }
}
