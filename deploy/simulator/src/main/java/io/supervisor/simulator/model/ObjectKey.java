package io.supervisor.simulator.model;

/** Where an object lives in the store; the namespace of cluster-wide objects is empty. */
public record ObjectKey(String group, String plural, String namespace, String name) {

  public boolean of(Kind kind) {
    return kind.is(group, plural);
  }

  public boolean is(String otherGroup, String otherPlural) {
    return group.equals(otherGroup) && plural.equals(otherPlural);
  }
}
