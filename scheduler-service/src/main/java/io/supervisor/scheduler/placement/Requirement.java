package io.supervisor.scheduler.placement;

import java.util.Map;
import java.util.Set;

/** One expression of a label selector. */
public record Requirement(String key, Operator operator, Set<String> values) {

  /** How the value of a label is compared; {@code GT} and {@code LT} take one whole number. */
  public enum Operator {
    IN,
    NOT_IN,
    EXISTS,
    DOES_NOT_EXIST,
    GT,
    LT
  }

  public Requirement {
    values = values == null ? Set.of() : values;
  }

  boolean meets(Map<String, String> labels) {
    String value = labels.get(key);
    return switch (operator) {
      case IN -> value != null && values.contains(value);
      case NOT_IN -> value == null || !values.contains(value);
      case EXISTS -> value != null;
      case DOES_NOT_EXIST -> value == null;
      case GT -> compared(value) > 0;
      case LT -> compared(value) < 0;
    };
  }

  /** Zero, which neither operator takes, when one of the two is not a whole number. */
  private int compared(String value) {
    if (values.size() != 1) {
      return 0;
    }
    try {
      long bound = Long.parseLong(values.iterator().next());
      return value == null ? 0 : Long.compare(Long.parseLong(value), bound);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
