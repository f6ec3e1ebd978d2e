package io.supervisor.catalog;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalog for people and consoles, on the packages that ship with the suite. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class ValuesApiTest {

  private static final String VCENTER = "/api/vcenter/namespace-management/supervisor-services";
  private static final String SERVICES = "/api/supervisor/services";
  private static final String VELERO = SERVICES + "/velero.supervisor.io";
  private static boolean registered;

  @BeforeEach
  void register() throws IOException {
    if (registered) {
      return;
    }
    registered = true;
    as("ann", "administrator")
        .body(Map.of("carvel_spec", Map.of("version_spec", content("velero/1.13.2"))))
        .post(VCENTER)
        .then()
        .statusCode(201);
    as("ann", "administrator")
        .body(Map.of("carvel_spec", content("velero/1.14.1")))
        .post(VCENTER + "/velero.supervisor.io/versions")
        .then()
        .statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/velero.supervisor.io",
        "/velero.supervisor.io/icon",
        "/velero.supervisor.io/related",
        "/velero.supervisor.io/installs",
        "/velero.supervisor.io/versions",
        "/velero.supervisor.io/versions/1.14.1",
        "/velero.supervisor.io/versions/1.14.1/values-schema",
        "/velero.supervisor.io/versions/1.14.1/sample-values"
      })
  void readingNeedsATokenAndARole(String path) {
    given().get(SERVICES + path).then().statusCode(401);
    given().auth().oauth2(Tokens.of("nobody")).get(SERVICES + path).then().statusCode(403);
    given().auth().oauth2(Tokens.of("vic", "viewer")).get(SERVICES + path).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"values:validate", "values:merge"})
  void checkingNeedsATokenAndARole(String action) {
    String path = VELERO + "/versions/1.14.1/" + action + "?from=1.13.2";
    given().urlEncodingEnabled(false).post(path).then().statusCode(401);
    as("nobody").post(path).then().statusCode(403);
    as("vic", "viewer").post(path).then().statusCode(200);
  }

  @Test
  void aServiceAndItsVersionsAreShown() {
    as("vic", "viewer")
        .get(SERVICES + "?limit=200")
        .then()
        .body("items.service", hasItem("velero.supervisor.io"));
    as("vic", "viewer").get(SERVICES + "?limit=1").then().body("next", notNullValue());
    as("vic", "viewer").get(SERVICES + "?limit=0").then().statusCode(400);
    as("vic", "viewer")
        .get(VELERO)
        .then()
        .body("latest_version", equalTo("1.14.1"))
        .body("categories", hasItem("backup"))
        .body("icon", equalTo("/api/supervisor/services/velero.supervisor.io/icon"));
    given()
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .get(VELERO + "/icon")
        .then()
        .contentType("image/svg+xml")
        .body(containsString("<svg"));
    as("vic", "viewer")
        .get(VELERO + "/versions")
        .then()
        .body("version", equalTo(List.of("1.14.1", "1.13.2")));
    as("vic", "viewer")
        .get(VELERO + "/versions/1.14.1")
        .then()
        .body("source", equalTo("UPLOAD"))
        .body("digest", containsString("sha256:"))
        .body("signature", equalTo("UNSIGNED"))
        .body("render_needs", empty())
        .body("relations.requires[0].ref_name", equalTo("minio.supervisor.io"))
        .body("warnings.problem", hasItem(containsString("catalog does not have")));
    as("vic", "viewer").get(VELERO + "/versions/9.9.9").then().statusCode(404);
    as("vic", "viewer")
        .get(VELERO + "/related?kind=velero.io/v1/Backup")
        .then()
        .body("relation", hasItem("PROVIDES"));
  }

  @Test
  void valuesAreShownCheckedAndCarriedOver() {
    String version = VELERO + "/versions/1.14.1";
    as("vic", "viewer")
        .get(version + "/values-schema")
        .then()
        .body("open_api_v3.type", equalTo("object"));
    String sample =
        given()
            .auth()
            .oauth2(Tokens.of("vic", "viewer"))
            .get(version + "/sample-values")
            .then()
            .contentType(containsString("yaml"))
            .extract()
            .asString();
    yaml(sample)
        .post(version + "/values:validate")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("findings", empty());
    yaml("provider: 5\nnonsense: CANARY\n")
        .post(version + "/values:validate")
        .then()
        .body("valid", equalTo(false))
        .body("findings.field", hasItem("nonsense"))
        .body("findings.find { it.field == 'nonsense' }.line", equalTo(2))
        .body("findings.find { it.field == 'provider' }.expected", equalTo("string"));
    as("vic", "viewer")
        .body(Map.of("yaml_service_config", "%"))
        .post(version + "/values:validate")
        .then()
        .statusCode(400);
    as("vic", "viewer")
        .body(Map.of("yaml_service_config", base64(sample), "from_version", "1.13.2"))
        .post(version + "/values:merge")
        .then()
        .statusCode(200)
        .body("valid", equalTo(true))
        .body("dropped", empty())
        .body("conflicts", empty());
    yaml("gone: 1\n")
        .post(version + "/values:merge?from=1.13.2")
        .then()
        .body("dropped", hasItem("gone"))
        .body("yaml", equalTo(""));
    yaml("a: 1\n").post(version + "/values:merge").then().statusCode(400);
    yaml("a: [\n").post(version + "/values:merge?from=1.13.2").then().statusCode(400);
    yaml("a: 1\n").post(version + "/values:merge?from=0.0.1").then().statusCode(404);
    yaml("").post(version + "/values:merge?from=1.13.2").then().body("next", nullValue());
  }

  private static Map<String, String> content(String name) throws IOException {
    Path root = Path.of(System.getProperty("suite.root"));
    return Map.of(
        "content",
        base64(Files.readString(root.resolve("deploy/packages/" + name + "/package.yaml"))));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RequestSpecification yaml(String text) {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(Tokens.of("vic", "viewer"))
        .contentType("application/yaml")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RequestSpecification as(String user, String... roles) {
    return given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(Tokens.of(user, roles))
        .contentType("application/json")
        .accept("application/json");
  }
}
