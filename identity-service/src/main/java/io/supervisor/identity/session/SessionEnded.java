package io.supervisor.identity.session;

import io.supervisor.platform.event.Event;

/** Somebody logged out. */
record SessionEnded(String user) implements Event {

  @Override
  public String topic() {
    return SessionOpened.TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.identity.session-ended.v1";
  }

  @Override
  public String key() {
    return user;
  }
}
