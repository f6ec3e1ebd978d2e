package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.JsonNode;

/** Types of values, by the words of a schema and by words for people. */
final class JsonTypes {

  private JsonTypes() {}

  /** Whether a value is of a schema's type. */
  static boolean fits(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> true;
    };
  }

  /** What a value is, without saying which. */
  static String name(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "a map";
      case ARRAY -> "a list";
      case STRING -> "text";
      case BOOLEAN -> "true or false";
      case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a number";
      case NULL -> "null";
      default -> "nothing";
    };
  }
}
