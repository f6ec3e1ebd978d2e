package io.supervisor.catalog.view;

import io.supervisor.catalog.values.ConfigText;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.http.RequestBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A config out of a body: Base64 in JSON, or the YAML itself. */
@ApplicationScoped
class SentConfig {

  private final RequestBody bodies;

  SentConfig(RequestBody bodies) {
    this.bodies = bodies;
  }

  /**
   * @param config YAML text, empty for none
   * @param fromVersion version it was written for; null when the call does not say
   */
  record Config(String config, String fromVersion) {}

  private record Body(String yamlServiceConfig, String fromVersion) {}

  Config of(String contentType, String body, String from) {
    if (contentType != null && contentType.contains("yaml")) {
      return new Config(body == null ? "" : body, from);
    }
    Body sent = bodies.optional(body, Body.class).orElse(new Body(null, null));
    return new Config(
        decode(sent.yamlServiceConfig()), sent.fromVersion() == null ? from : sent.fromVersion());
  }

  private static String decode(String base64) {
    if (base64 == null) {
      return "";
    }
    try {
      byte[] yaml = Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
      return new String(yaml, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiFailure.invalid(
          "io.supervisor.values.config",
          "The values are refused",
          List.of(
              new Finding(
                  ConfigText.FIELD,
                  "is not Base64",
                  "Encode the YAML, or send it as it is with Content-Type: application/yaml.")));
    }
  }
}
