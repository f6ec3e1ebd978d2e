package io.supervisor.platform.fault;

import java.util.Arrays;

/** Moments at which a crash may do harm. */
public enum FaultPoint {
  /** The relay has read rows and sent none of them. */
  RELAY_READ("relay.read"),
  /** The broker has taken rows that are not yet deleted. */
  RELAY_ACKNOWLEDGED("relay.acknowledged"),
  /** A record has come, and its handler has not begun. */
  INBOX_POLLED("inbox.polled"),
  /** Inbox row and effect are in the transaction, which is not committed. */
  INBOX_MID_TRANSACTION("inbox.mid-transaction"),
  /** The effect is committed, and the record is not yet acknowledged. */
  INBOX_COMMITTED("inbox.committed"),
  /** The broker has taken a dead letter, and the record it was is not yet acknowledged. */
  DEAD_LETTER_WRITTEN("dead-letter.written"),
  /** A place is kept for a pod, and none of those who are in its way was told to end. */
  EVICTION_DUE("eviction.due"),
  /** What was refused has hosts now, in a transaction that is not committed. */
  RETRY_MID_TRANSACTION("retry.mid-transaction");

  private final String text;

  FaultPoint(String text) {
    this.text = text;
  }

  static FaultPoint of(String text) {
    return Arrays.stream(values())
        .filter(point -> point.text.equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no fault point " + text));
  }

  @Override
  public String toString() {
    return text;
  }
}
