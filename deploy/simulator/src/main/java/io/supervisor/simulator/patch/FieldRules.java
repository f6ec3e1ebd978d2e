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

  /** The value that a key has when an entry does not say. */
  default String keyDefault(String key) {
    return "";
  }
}
