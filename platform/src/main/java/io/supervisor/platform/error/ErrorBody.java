package io.supervisor.platform.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The one error body of the suite, vCenter's.
 *
 * @param errorType kind of the error, decides the status
 * @param messages at least one; the first says what failed, each next one why the one before did
 * @param data findings with field, line and hint, or absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorBody(ErrorType errorType, List<ErrorMessage> messages, Findings data) {

  /** A body with one message. */
  public static ErrorBody of(ErrorType type, ErrorMessage message) {
    return new ErrorBody(type, List.of(message), null);
  }
}
