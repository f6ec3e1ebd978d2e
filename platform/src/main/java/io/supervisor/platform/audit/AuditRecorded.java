package io.supervisor.platform.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.supervisor.platform.event.Event;
import java.time.Instant;

/**
 * Somebody changed something. Secrets are never in it.
 *
 * @param service whose topic it goes to: the part of {@code supervisor.<service>.audit.v1}
 * @param actor user name, client id, or the part of the suite that acted by itself
 * @param address network address of the caller; empty when the suite acted by itself
 * @param action what was done, a verb with its object
 * @param target id of what was changed
 * @param before how it was in short, or empty for something new
 * @param after how it is in short, or empty for something gone
 */
public record AuditRecorded(
    @JsonIgnore String service,
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
    return "supervisor.%s.audit.v1".formatted(service);
  }

  @Override
  public String type() {
    return "io.supervisor.%s.audit-recorded.v1".formatted(service);
  }

  @Override
  public String key() {
    return actor;
  }
}
