package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import java.util.Optional;

/**
 * The images of a pod. Nothing is ever pulled; what comes from a host under {@code .invalid} (RFC
 * 2606: a name that never exists) is not there.
 *
 * @param noPull that no image can be had, wherever it is
 */
record PodImages(JsonNode pod, boolean noPull) {

  /** The first image that cannot be had. */
  Optional<String> lost() {
    for (JsonNode container : Json.at(pod, "spec", "containers")) {
      String image = Json.text(container, "image");
      if (unreachable(image)) {
        return Optional.of(image);
      }
    }
    return Optional.empty();
  }

  private boolean unreachable(String image) {
    int slash = image.indexOf('/');
    return noPull
        || slash > 0 && image.substring(0, slash).replaceFirst(":\\d+$", "").endsWith(".invalid");
  }

  /** The containers that wait for their image say so. */
  void waiting(ObjectNode status) {
    for (JsonNode entry : status.path("containerStatuses")) {
      String image = Json.text(entry, "image");
      if (unreachable(image)) {
        ((ObjectNode) entry)
            .putObject("state")
            .putObject("waiting")
            .put("reason", "ErrImagePull")
            .put("message", message(image));
      }
    }
  }

  static String message(String image) {
    return "Failed to pull image \"%s\": no such host".formatted(image);
  }
}
