package io.supervisor.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ObjectKey;

/** One write to the store; the previous state is null for an object that was added. */
public record Change(
    long version, Type type, ObjectKey key, ObjectNode object, ObjectNode previous) {

  /** What happened to the object. */
  public enum Type {
    ADDED,
    MODIFIED,
    DELETED
  }
}
