package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** One column of a printed table; columns of priority 1 are for wide output only. */
public record Column(
    String name, String type, String format, int priority, Function<JsonNode, Object> cell) {

  static Column title() {
    return new Column("Name", "string", "name", 0, o -> o.path("metadata").path("name").asText());
  }

  static Column text(String name, Function<JsonNode, Object> cell) {
    return new Column(name, "string", "", 0, cell);
  }

  static Column number(String name, Function<JsonNode, Object> cell) {
    return new Column(name, "integer", "", 0, cell);
  }

  static Column wide(String name, Function<JsonNode, Object> cell) {
    return new Column(name, "string", "", 1, cell);
  }
}
