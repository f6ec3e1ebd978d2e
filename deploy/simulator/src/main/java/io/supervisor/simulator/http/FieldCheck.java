package io.supervisor.simulator.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.schema.Decoder;
import io.supervisor.simulator.schema.TypeMismatch;
import io.supervisor.simulator.write.FieldErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Deals with fields that are unknown, double or of the wrong type as the client asked. */
record FieldCheck(ApiRequest request, Kind kind) {

  /** Decodes the object of a POST or PUT. */
  void body(ObjectNode object) {
    List<String> problems = problems(object, request.body());
    if (strict() && !problems.isEmpty()) {
      throw unreadable("strict decoding error: " + String.join(", ", problems));
    }
  }

  /** Decodes what a patch made of an object. */
  ObjectNode patched(ObjectNode object) {
    ObjectNode before = object.deepCopy();
    try {
      List<String> unknown = named("unknown field", Decoder.decode(kind, object));
      if (!strict() || unknown.isEmpty()) {
        warn(unknown);
        return object;
      }
      throw invalid(before, "strict decoding error: " + String.join(", ", unknown));
    } catch (TypeMismatch e) {
      throw invalid(before, e.getMessage());
    }
  }

  private List<String> problems(ObjectNode object, byte[] body) {
    try {
      List<String> problems = new ArrayList<>();
      problems.addAll(named("unknown field", Decoder.decode(kind, object)));
      if (!request.parameter("fieldValidation").equals("Ignore")
          && body.length > 0
          && body[0] == '{') {
        problems.addAll(named("duplicate field", duplicates(body)));
      }
      warn(problems);
      return problems;
    } catch (TypeMismatch e) {
      throw unreadable(e.getMessage());
    }
  }

  private boolean strict() {
    return request.parameter("fieldValidation").equals("Strict");
  }

  private void warn(List<String> problems) {
    if (!strict() && !request.parameter("fieldValidation").equals("Ignore")) {
      problems.forEach(request.warnings()::add);
    }
  }

  private static List<String> named(String what, List<String> paths) {
    return paths.stream().map(p -> what + " \"" + p + "\"").toList();
  }

  private ApiFailure unreadable(String why) {
    return ApiFailure.badRequest(
        "%s in version \"%s\" cannot be handled as a %s: %s"
            .formatted(kind.kind(), kind.version(), kind.kind(), why));
  }

  private static ApiFailure invalid(ObjectNode object, String why) {
    FieldErrors errors = new FieldErrors();
    errors.invalid("patch", Json.write(Json.object().textNode(Json.write(object))), why);
    return errors.failure("", "", "");
  }

  /** The paths of the names that an object in the text has more than once. */
  private static List<String> duplicates(byte[] body) {
    List<String> found = new ArrayList<>();
    try (JsonParser parser = Json.MAPPER.createParser(body)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        object(parser, "", found);
      }
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  private static void object(JsonParser parser, String path, List<String> found)
      throws IOException {
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String place = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
      if (!seen.add(parser.currentName())) {
        found.add(place);
      }
      value(parser, parser.nextToken(), place, found);
    }
  }

  private static void value(JsonParser parser, JsonToken token, String path, List<String> found)
      throws IOException {
    if (token == JsonToken.START_OBJECT) {
      object(parser, path, found);
    } else if (token == JsonToken.START_ARRAY) {
      int i = 0;
      for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; i++) {
        value(parser, item, path + "[" + i + "]", found);
        item = parser.nextToken();
      }
    }
  }
}
