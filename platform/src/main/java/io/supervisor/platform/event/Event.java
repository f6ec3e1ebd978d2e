package io.supervisor.platform.event;

/**
 * A fact that leaves this service: a record that knows its own envelope. The JSON of the record's
 * components is the CloudEvents data; {@code deploy/events} holds its schema.
 */
public interface Event {

  /** Topic that only this service writes, {@code supervisor.<owner>.<stream>.v<n>}. */
  String topic();

  /** CloudEvents type, {@code io.supervisor.<owner>.<event>.v<n>}. */
  String type();

  /** Id of the aggregate: record key, {@code ce_subject} and {@code ce_partitionkey}. */
  String key();
}
