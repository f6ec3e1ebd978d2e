package io.supervisor.platform.error;

/** vCenter's error types that this suite answers with, each with its HTTP status. */
public enum ErrorType {
  INVALID_ARGUMENT(400),
  ALREADY_EXISTS(400),
  NOT_ALLOWED_IN_CURRENT_STATE(400),
  RESOURCE_IN_USE(400),
  UNSUPPORTED(400),
  UNAUTHENTICATED(401),
  UNAUTHORIZED(403),
  NOT_FOUND(404),
  OPERATION_NOT_FOUND(404),
  CONCURRENT_CHANGE(409),
  REQUEST_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  TOO_MANY_REQUESTS(429),
  INTERNAL_SERVER_ERROR(500),
  SERVICE_UNAVAILABLE(503);

  private final int status;

  ErrorType(int status) {
    this.status = status;
  }

  /** The HTTP status of an answer with this type. */
  public int status() {
    return status;
  }
}
