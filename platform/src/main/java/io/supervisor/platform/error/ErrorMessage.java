package io.supervisor.platform.error;

import java.util.List;

/**
 * One message of an error or of a status.
 *
 * @param id stable dotted id; clients may rely on it
 * @param defaultMessage English text; may change
 * @param args the variable parts of the text
 */
public record ErrorMessage(String id, String defaultMessage, List<String> args) {

  /** Builds the text from a format and keeps its arguments. */
  public static ErrorMessage of(String id, String format, String... args) {
    return new ErrorMessage(id, format.formatted((Object[]) args), List.of(args));
  }
}
