package io.supervisor.catalog;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Services with annotations and a number for a value, as an administrator registers them. */
final class Registering {

  private static final String SERVICES = "/api/vcenter/namespace-management/supervisor-services";

  private Registering() {}

  static void register(String service, String version, String annotations) {
    admin()
        .body(Map.of("carvel_spec", Map.of("version_spec", content(service, version, annotations))))
        .post(SERVICES)
        .then()
        .statusCode(201);
  }

  static void add(String service, String version, String annotations) {
    admin()
        .body(Map.of("carvel_spec", content(service, version, annotations)))
        .post(SERVICES + "/" + service + "/versions")
        .then()
        .statusCode(201);
  }

  private static Map<String, String> content(String service, String version, String annotations) {
    return Map.of(
        "content",
        base64(
            Manifests.of(service, version)
                .replace("annotations: {}", "annotations: {" + annotations + "}")
                .replace("properties: {}", "properties: {replicas: {type: integer}}")));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static RequestSpecification admin() {
    return as("ann", "administrator", "bulk-publisher");
  }

  static RequestSpecification as(String user, String... roles) {
    return given()
        .auth()
        .oauth2(Tokens.of(user, roles))
        .contentType("application/json")
        .accept("application/json");
  }
}
