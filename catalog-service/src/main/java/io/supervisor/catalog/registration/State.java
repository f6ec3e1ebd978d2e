package io.supervisor.catalog.registration;

import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;

/** State of a service or of a version, vCenter's words. */
public enum State {
  ACTIVATED,
  DEACTIVATED;

  /** The state that vCenter's action asks for; 404 for an action there is not. */
  static State wantedBy(String action) {
    return switch (action == null ? "" : action) {
      case "activate" -> ACTIVATED;
      case "deactivate" -> DEACTIVATED;
      default ->
          throw ApiFailure.of(
              ErrorType.OPERATION_NOT_FOUND,
              "io.supervisor.request.operation",
              "There is no action (%s). Use activate or deactivate.",
              String.valueOf(action));
    };
  }
}
