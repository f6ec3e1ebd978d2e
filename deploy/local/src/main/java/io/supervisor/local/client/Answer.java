package io.supervisor.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the API answered.
 *
 * @param request method and path that it answers
 * @param body a missing node when there was none
 */
public record Answer(String request, int status, JsonNode body) {

  private static final int LONGEST = 300;

  /** This answer, when it has the status; a failure that quotes it otherwise. */
  public Answer expect(int wanted) {
    if (status != wanted) {
      throw new UnexpectedAnswer(this);
    }
    return this;
  }

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Whether it is vCenter's error of this type. */
  public boolean isError(String type) {
    return !ok() && body.path("error_type").asText().equals(type);
  }

  /** The messages of an error with its findings, or the start of what came instead. */
  public String explanation() {
    List<String> parts = new ArrayList<>();
    body.path("messages").forEach(m -> parts.add(m.path("default_message").asText()));
    body.path("data")
        .path("findings")
        .forEach(
            f ->
                parts.add(
                    "%s %s. %s"
                        .formatted(
                            f.path("field").asText(),
                            f.path("message").asText(),
                            f.path("hint").asText())));
    if (!parts.isEmpty()) {
      return String.join(" ", parts);
    }
    String text = body.isTextual() ? body.asText() : body.toString();
    return text.substring(0, Math.min(text.length(), LONGEST));
  }
}
