package io.supervisor.catalog.audit;

import io.supervisor.platform.event.Event;
import java.time.Instant;

/**
 * Somebody changed something. Secrets are never in it.
 *
 * @param actor user name, client id, or the part of the suite that acted by itself
 * @param address network address of the caller; empty when the suite acted by itself
 * @param action what was done, a verb with its object
 * @param target id of what was changed
 * @param before how it was in short, or empty for something new
 * @param after how it is in short, or empty for something gone
 */
record AuditRecorded(
    String actor,
    String address,
    String action,
    String target,
    String before,
    String after,
    Instant at)
    implements Event {

  @Override
  public String topic() {
    return "supervisor.catalog.audit.v1";
  }

  @Override
  public String type() {
    return "io.supervisor.catalog.audit-recorded.v1";
  }

  @Override
  public String key() {
    return actor;
  }
}
