package io.supervisor.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A Carvel package of a wanted size: values with descriptions as an operator has them, and the rest
 * in an inline file.
 *
 * @param bytes of the whole text; it has more when the least that a package needs is more
 */
record PaddedPackage(String service, String version, int bytes) {

  private static final int VALUES = 60;
  private static final int LEAST_PADDED = 20_000;
  private static final String LINE =
      "              # A line of an operator's configuration, %06d\n";

  /** The first version of a service as the body of the call that registers it. */
  Map<String, Object> asService() {
    return Map.of("carvel_spec", Map.of("version_spec", Map.of("content", base64())));
  }

  /** Another version as the body of the call that adds it. */
  Map<String, Object> asVersion() {
    return Map.of("carvel_spec", Map.of("content", base64()));
  }

  String base64() {
    return Base64.getEncoder().encodeToString(text().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    StringBuilder text = new StringBuilder(head());
    if (bytes >= LEAST_PADDED) {
      for (int number = 0; number < VALUES; number++) {
        text.append(value(number));
      }
    }
    text.append(template());
    for (int line = 0; text.length() + LINE.length() < bytes; line++) {
      text.append(LINE.formatted(line));
    }
    return text.toString();
  }

  private String head() {
    return """
        apiVersion: data.packaging.carvel.dev/v1alpha1
        kind: PackageMetadata
        metadata: {name: %1$s}
        spec: {displayName: Padded, shortDescription: One config map}
        ---
        apiVersion: data.packaging.carvel.dev/v1alpha1
        kind: Package
        metadata: {name: %1$s.%2$s}
        spec:
          refName: %1$s
          version: %2$s
          valuesSchema:
            openAPIv3:
              type: object
              properties:
                namespace: {type: string, default: ""}
        """
        .formatted(service, version);
  }

  private static String value(int number) {
    return """
                value%d:
                  type: string
                  description: What the operator does when this is set, in a sentence or two. It says, too,
                    which other values it goes with, and what happens to pods that run already.
                  default: "%d"
        """
        .formatted(number, number);
  }

  private static String template() {
    return """
          template:
            spec:
              template: [{ytt: {paths: ["."]}}]
              deploy: [{kapp: {}}]
              fetch:
                - inline:
                    paths:
                      config.yml: |
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: padded}
        """;
  }
}
