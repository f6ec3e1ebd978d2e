package io.supervisor.platform.outbox;

/** An event is larger than the broker takes; refused before it is committed. */
public class EventTooLarge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EventTooLarge(String type, int bytes, int limit) {
    super("event %s has %d bytes, the limit is %d".formatted(type, bytes, limit));
  }
}
