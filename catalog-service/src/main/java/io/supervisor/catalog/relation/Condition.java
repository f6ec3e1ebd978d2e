package io.supervisor.catalog.relation;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * When a relation holds: a value of the service config, or its default, is this one.
 *
 * @param path keys from the top, joined with dots
 * @param equals the scalar it must be; absent when {@code contains} says it
 * @param contains the scalar that must be in the list
 */
public record Condition(String path, String equals, String contains) {

  /** Whether it holds for these values, defaults included. */
  public boolean holds(JsonNode values) {
    JsonNode value = values;
    for (String key : path.split("\\.")) {
      value = value.path(key);
    }
    if (contains == null) {
      return value.isValueNode() && value.asText().equals(equals);
    }
    for (JsonNode item : value) {
      if (item.asText().equals(contains)) {
        return true;
      }
    }
    return false;
  }
}
