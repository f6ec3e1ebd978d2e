package io.supervisor.simulator.patch;

import java.util.List;

/** How lists and maps of an object merge, field by field from the top of the object down. */
public interface FieldRules {

  /** Rules for the field of that name below this one. */
  FieldRules field(String name);

  /** Rules for the entries of the list here. */
  FieldRules item();

  /** The names that tell the entries of the list here apart; empty when it is not such a list. */
  List<String> keys();

  /** The list here is a set of plain values. */
  boolean set();

  /** What is here has one owner as a whole. */
  boolean atomic();

  /** What is here has the fields of a type, not the keys of a map. */
  default boolean struct() {
    return false;
  }

  /** The type of what is here has a field of that name. */
  default boolean declares(String name) {
    return true;
  }

  /** What is here is written even when it is empty, so it is never new in what holds it. */
  default boolean written() {
    return false;
  }

  /** The key by which strategic merge finds the entry of the list here; empty for none. */
  default String patchKey() {
    return keys().isEmpty() ? "" : keys().get(0);
  }

  /** Strategic merge adds to the set here instead of replacing it. */
  default boolean mergedSet() {
    return set();
  }

  /** The value that a key has when an entry does not say. */
  default String keyDefault(String key) {
    return "";
  }
}
