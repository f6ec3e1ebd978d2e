package io.supervisor.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads bodies as lenient as vCenter's clients need: any case of keys, unknown keys ignored, the
 * body {@code null} the same as none, and no Content-Type.
 */
@ApplicationScoped
public class RequestBody {

  private static final String ID = "io.supervisor.request.body";

  private final ObjectMapper json;

  RequestBody(ObjectMapper json) {
    this.json =
        JsonMapper.builder()
            .configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES, true)
            .propertyNamingStrategy(json.getPropertyNamingStrategy())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
  }

  /** The body as a record; 400 when there is none or it does not fit. */
  public <T> T required(String body, Class<T> shape) {
    return optional(body, shape)
        .orElseThrow(
            () ->
                ApiFailure.of(
                    ErrorType.INVALID_ARGUMENT,
                    ID,
                    "The request needs a JSON object as its body."));
  }

  /** The body as a record, or nothing when it is empty or {@code null}. */
  public <T> Optional<T> optional(String body, Class<T> shape) {
    if (body == null || body.isBlank()) {
      return Optional.empty();
    }
    if (body.indexOf('\0') >= 0 || body.contains("\\u0000")) {
      throw ApiFailure.of(
          ErrorType.INVALID_ARGUMENT, ID, "The body contains the character NUL. Remove it.");
    }
    try {
      return Optional.ofNullable(json.readValue(body, shape));
    } catch (JsonMappingException e) {
      String field =
          e.getPath().stream()
              .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
              .collect(Collectors.joining("."));
      throw ApiFailure.invalid(
          ID,
          "The body does not fit",
          List.of(new Finding(field, "has the wrong type", "See the API description.")));
    } catch (JsonProcessingException e) {
      throw ApiFailure.of(ErrorType.INVALID_ARGUMENT, ID, "The body is not valid JSON.");
    }
  }
}
