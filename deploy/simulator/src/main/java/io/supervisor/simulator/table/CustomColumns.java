package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns that a CustomResourceDefinition asks for. */
final class CustomColumns {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.?([^.\\[\\]]+)|\\[\\?\\(@\\.([^=]+)==[\"']([^\"']*)[\"']\\)]|\\[(\\d+)]|\\[(\\*)]");

  private CustomColumns() {}

  static List<Column> of(JsonNode printerColumns, Timestamps times) {
    List<Column> columns = new ArrayList<>(List.of(Column.title()));
    for (JsonNode column : printerColumns) {
      String path = Json.text(column, "jsonPath");
      String type = Json.text(column, "type");
      columns.add(
          new Column(
              Json.text(column, "name"),
              Json.text(column, "type"),
              Json.text(column, "format"),
              (int) Json.number(column, 0, "priority"),
              o -> cell(find(o, path), type, times)));
    }
    return columns;
  }

  /** What has not the type of the column is left out. */
  private static Object cell(JsonNode found, String type, Timestamps times) {
    if (found.isMissingNode() || found.isNull()) {
      return null;
    }
    return switch (type) {
      case "date" -> times.age(found.asText());
      case "integer" -> found.isIntegralNumber() ? found : null;
      case "number" -> found.isNumber() ? found : null;
      case "boolean" -> found.isBoolean() ? found : null;
      default ->
          found.isTextual() ? found : found.isValueNode() ? found.asText() : Json.write(found);
    };
  }

  /** Follows the small part of JSON paths that definitions use. */
  private static JsonNode find(JsonNode object, String path) {
    JsonNode current = object;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      if (step.group(1) != null) {
        current = current.path(step.group(1));
      } else if (step.group(5) != null) {
        current = current.path(0);
      } else if (step.group(4) != null) {
        current = current.path(Integer.parseInt(step.group(4)));
      } else {
        current = first(current, step.group(2), step.group(3));
      }
    }
    return current;
  }

  private static JsonNode first(JsonNode list, String field, String value) {
    for (JsonNode item : list) {
      if (Json.text(item, field.trim()).equals(value)) {
        return item;
      }
    }
    return MissingNode.getInstance();
  }
}
