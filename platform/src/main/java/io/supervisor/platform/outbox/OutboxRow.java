package io.supervisor.platform.outbox;

import java.time.Instant;
import java.util.UUID;

/** An event that waits for the broker; {@code seq} is the order of commit within one key. */
record OutboxRow(
    long seq,
    UUID id,
    String topic,
    String key,
    String type,
    long version,
    String payload,
    String correlationId,
    String causationId,
    String traceparent,
    Instant occurredAt) {}
