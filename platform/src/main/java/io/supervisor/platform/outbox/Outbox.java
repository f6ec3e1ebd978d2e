package io.supervisor.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.database.RowId;
import io.supervisor.platform.event.Event;
import io.supervisor.platform.event.Lineage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/**
 * The only way out: an event is a row of the caller's transaction and leaves with it or not at all.
 */
@ApplicationScoped
public class Outbox {

  private static final String APPEND =
      """
      with minted as (
        insert into outbox_version (topic, key, version) values (:topic, :key, 1)
        on conflict (topic, key) do update set version = outbox_version.version + 1
        returning version)
      insert into outbox_row (id, topic, key, type, version, payload,
                              correlation_id, causation_id, traceparent, occurred_at)
      select :id, :topic, :key, :type, version, :payload,
             :correlation, :causation, :traceparent, :now
      from minted
      """;

  private final ObjectMapper json;
  private final Clock clock;
  private final OutboxConfig config;

  Outbox(ObjectMapper json, Clock clock, OutboxConfig config) {
    this.json = json;
    this.clock = clock;
    this.config = config;
  }

  /** Appends an event to the caller's open transaction. Fails when the event is over the limit. */
  public Uni<Void> append(Event event, Lineage lineage) {
    String payload = payload(event);
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(APPEND)
                    .setParameter("id", RowId.next())
                    .setParameter("topic", event.topic())
                    .setParameter("key", event.key())
                    .setParameter("type", event.type())
                    .setParameter("payload", payload)
                    .setParameter("correlation", lineage.correlationId())
                    .setParameter("causation", lineage.causationId())
                    .setParameter("traceparent", lineage.traceparent())
                    .setParameter("now", clock.instant())
                    .executeUpdate())
        .replaceWithVoid();
  }

  String payload(Event event) {
    try {
      String payload = json.writeValueAsString(event);
      int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > config.maxPayloadBytes()) {
        throw new EventTooLarge(event.type(), bytes, config.maxPayloadBytes());
      }
      return payload;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("event " + event.type() + " has no JSON form", e);
    }
  }
}
