package io.supervisor.platform.error;

import java.util.List;

/** A request that is answered with an error body. Nothing was changed. */
public class ApiFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorBody body;

  public ApiFailure(ErrorBody body) {
    super(body.messages().get(0).defaultMessage(), null, false, false);
    this.body = body;
  }

  /** A failure with one message, built from a format and its arguments. */
  public static ApiFailure of(ErrorType type, String id, String format, String... args) {
    return new ApiFailure(ErrorBody.of(type, ErrorMessage.of(id, format, args)));
  }

  /** An input with faults: the text names the first, the data has all of them. */
  public static ApiFailure invalid(String id, String what, List<Finding> findings) {
    Finding first = findings.get(0);
    String more =
        findings.size() == 1 ? "" : " (and %d more, see data)".formatted(findings.size() - 1);
    ErrorMessage message =
        ErrorMessage.of(
            id, "%s: %s: %s%s. %s", what, first.field(), first.problem(), more, first.hint());
    return new ApiFailure(
        new ErrorBody(ErrorType.INVALID_ARGUMENT, List.of(message), new Findings(findings)));
  }

  /** The body of the answer. */
  public ErrorBody body() {
    return body;
  }
}
