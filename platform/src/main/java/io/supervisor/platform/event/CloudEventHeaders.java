package io.supervisor.platform.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads the CloudEvents 1.0 Kafka binding in binary mode: attributes are {@code ce_} headers. */
public final class CloudEventHeaders {

  private CloudEventHeaders() {}

  /** Checks the envelope of a record and takes it apart. */
  public static ReceivedEvent read(ConsumerRecord<String, byte[]> from) {
    if (from.key() == null || from.value() == null) {
      throw new MalformedEvent("record without a key or without data");
    }
    String version = required(from, "ce_aggregateversion");
    Lineage lineage =
        new Lineage(
            required(from, "ce_correlationid"),
            required(from, "ce_causationid"),
            optional(from, "ce_traceparent"));
    return new ReceivedEvent(
        from.topic(),
        from.key(),
        required(from, "ce_id"),
        required(from, "ce_source"),
        required(from, "ce_type"),
        positive(version),
        lineage,
        from.value());
  }

  private static long positive(String version) {
    try {
      long number = Long.parseLong(version);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new MalformedEvent("ce_aggregateversion is no number", e);
    }
    throw new MalformedEvent("ce_aggregateversion is below 1");
  }

  private static String required(ConsumerRecord<String, byte[]> from, String name) {
    String value = optional(from, name);
    if (value.isEmpty()) {
      throw new MalformedEvent("header " + name + " is missing");
    }
    return value;
  }

  private static String optional(ConsumerRecord<String, byte[]> from, String name) {
    Iterator<Header> headers = from.headers().headers(name).iterator();
    if (!headers.hasNext()) {
      return "";
    }
    byte[] value = headers.next().value();
    if (headers.hasNext()) {
      throw new MalformedEvent("header " + name + " comes twice");
    }
    if (value == null) {
      return "";
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedEvent("header " + name + " is not UTF-8", e);
    }
  }
}
