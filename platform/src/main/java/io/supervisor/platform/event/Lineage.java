package io.supervisor.platform.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.persistence.Embeddable;
import java.util.Objects;

/**
 * Where an event comes from: the request that started the whole chain, the event that led to this
 * one, and the trace of the start. It is stored beside the state it changed, so that work done
 * later continues the same chain.
 *
 * @param correlationId id of the first request, constant along the chain
 * @param causationId id of the event or request that led to the next one
 * @param traceparent W3C trace context of the start, or empty
 */
@Embeddable
public record Lineage(String correlationId, String causationId, String traceparent) {

  /** Nothing is null; an unknown trace is empty. */
  public Lineage {
    Objects.requireNonNull(correlationId, "correlationId is null");
    Objects.requireNonNull(causationId, "causationId is null");
    Objects.requireNonNull(traceparent, "traceparent is null");
  }

  /** Starts a chain at a request, in the trace that is current on this thread. */
  public static Lineage startedBy(String requestId) {
    return new Lineage(requestId, requestId, currentTrace());
  }

  /** The same chain, one step further: {@code eventId} is now the cause. */
  public Lineage causedBy(String eventId) {
    return new Lineage(correlationId, eventId, traceparent);
  }

  private static String currentTrace() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid()
        ? "00-%s-%s-%s".formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex())
        : "";
  }
}
