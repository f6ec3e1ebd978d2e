package io.supervisor.platform.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.supervisor.platform.inbox.Outage;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From any failure to the one error body. A 5xx is logged with its stack, a 4xx is not. */
public class ErrorMappers {

  private static final Logger LOG = Logger.getLogger(ErrorMappers.class);
  private static final String PREFIX = "io.supervisor.request.";

  @ServerExceptionMapper
  Response apiFailure(ApiFailure failure) {
    return answer(failure.body());
  }

  @ServerExceptionMapper
  Response tooMany(TooManyRequests failure) {
    return Response.fromResponse(answer(failure.body()))
        .header("Retry-After", failure.seconds())
        .build();
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException failure) {
    List<Finding> findings =
        failure.getConstraintViolations().stream()
            .map(v -> new Finding(fieldOf(v.getPropertyPath().toString()), v.getMessage(), ""))
            .sorted((a, b) -> a.field().compareTo(b.field()))
            .collect(Collectors.toList());
    return answer(
        ApiFailure.invalid(PREFIX + "invalid", "The request is invalid", findings).body());
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated(SecurityException failure) {
    ErrorBody body =
        body(
            ErrorType.UNAUTHENTICATED,
            "unauthenticated",
            "Authentication is required: send a session id or a bearer token.");
    return Response.fromResponse(answer(body)).header("WWW-Authenticate", "Bearer").build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException failure) {
    return answer(
        body(
            ErrorType.UNAUTHORIZED,
            "unauthorized",
            "You have no permission for this operation. Ask an administrator for the role."));
  }

  /** Quarkus answers these without a body unless they are mapped by their own class. */
  @ServerExceptionMapper
  Response notFitting(MismatchedInputException failure) {
    return notJson(failure);
  }

  @ServerExceptionMapper
  Response notJson(JsonMappingException failure) {
    String field =
        failure.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
            .collect(Collectors.joining("."));
    return answer(
        ApiFailure.invalid(
                PREFIX + "body",
                "The body does not fit",
                List.of(new Finding(field, "has the wrong type or is malformed", choices(failure))))
            .body());
  }

  private static String choices(JsonMappingException failure) {
    boolean choice =
        failure instanceof InvalidFormatException format
            && format.getTargetType() != null
            && format.getTargetType().isEnum();
    return choice
        ? Arrays.stream(((InvalidFormatException) failure).getTargetType().getEnumConstants())
            .map(Object::toString)
            .collect(Collectors.joining(", ", "Use one of ", "."))
        : "See the API.";
  }

  @ServerExceptionMapper
  Response notJson(JsonProcessingException failure) {
    return answer(body(ErrorType.INVALID_ARGUMENT, "body", "The body is not valid JSON."));
  }

  @ServerExceptionMapper
  Response http(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    if (failure.getCause() instanceof JsonMappingException cause) {
      return notJson(cause);
    }
    return switch (status) {
      case 400 -> answer(body(ErrorType.INVALID_ARGUMENT, "body", "The request is malformed."));
      case 404, 405 ->
          answer(
              body(
                  ErrorType.OPERATION_NOT_FOUND,
                  "operation",
                  "There is no such path or method. See /q/openapi for those there are."));
      case 413 ->
          answer(body(ErrorType.REQUEST_TOO_LARGE, "too_large", "The body is over the limit."));
      case 415 ->
          answer(
              body(
                  ErrorType.UNSUPPORTED_MEDIA_TYPE,
                  "media_type",
                  "Send the body as application/json."));
      default -> status >= 500 ? unexpected(failure) : failure.getResponse();
    };
  }

  @ServerExceptionMapper
  Response unexpected(Throwable failure) {
    if (Outage.isCauseOf(failure)) {
      LOG.warnf("answered 503: %s", failure.getMessage());
      ErrorBody body =
          body(
              ErrorType.SERVICE_UNAVAILABLE,
              "unavailable",
              "The service cannot reach its database right now. Try again in a few seconds.");
      return Response.fromResponse(answer(body)).header("Retry-After", "2").build();
    }
    if (Outage.isCollision(failure)) {
      LOG.warnf("answered 409: %s", failure.getMessage());
      return answer(
          body(
              ErrorType.CONCURRENT_CHANGE,
              "collision",
              "Somebody changed the same thing in the same moment. Try again."));
    }
    LOG.error("answered 500", failure);
    return answer(
        body(
            ErrorType.INTERNAL_SERVER_ERROR,
            "internal",
            "The service failed unexpectedly; its log has the details."));
  }

  private static String fieldOf(String path) {
    String[] steps = path.split("\\.");
    int first = steps.length <= 2 || steps[1].contains("[") ? Math.min(1, steps.length - 1) : 2;
    String field = String.join(".", Arrays.asList(steps).subList(first, steps.length));
    return field.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static ErrorBody body(ErrorType type, String id, String text) {
    return ErrorBody.of(type, new ErrorMessage(PREFIX + id, text, List.of()));
  }

  private static Response answer(ErrorBody body) {
    return Response.status(body.errorType().status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(body)
        .build();
  }
}
