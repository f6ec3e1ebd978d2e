package io.supervisor.identity.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Who gets through which door. Logins at the real provider are in the end-to-end tests. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class SessionResourceTest {

  private static final String TOKEN = "/api/supervisor/sessions/token";

  @Test
  void aLoginNeedsNameAndPassword() {
    given().post("/api/session").then().statusCode(401);
    given().header("Authorization", "Bearer x").post("/api/session").then().statusCode(401);
    given().header("Authorization", "Basic %%%").post("/api/session").then().statusCode(401);
  }

  @Test
  void withoutTheProviderALoginIsRefusedAsUnavailable() {
    given()
        .auth()
        .preemptive()
        .basic("ann@supervisor.local", "secret")
        .post("/api/session")
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("error_type", equalTo("SERVICE_UNAVAILABLE"));
  }

  @Test
  void anUnknownSessionIsRefused() {
    given().get("/api/session").then().statusCode(401);
    given().header("vmware-api-session-id", "x").get("/api/session").then().statusCode(401);
    given().header("vmware-api-session-id", "x").delete("/api/session").then().statusCode(401);
  }

  @Test
  void aSessionsTokenIsForTheGatewayOnly() {
    given().post(TOKEN).then().statusCode(401);
    given().auth().oauth2(Tokens.of("ann", "administrator")).post(TOKEN).then().statusCode(403);
    given()
        .auth()
        .oauth2(Tokens.of("gateway", "gateway"))
        .header("vmware-api-session-id", "unknown")
        .post(TOKEN)
        .then()
        .statusCode(401);
  }

  @Test
  void theOldStyleAnswersInItsOwnEnvelope() {
    String old = "/rest/com/vmware/cis/session";
    given()
        .post(old)
        .then()
        .statusCode(401)
        .body("type", equalTo("com.vmware.vapi.std.errors.unauthenticated"))
        .body("value.error_type", equalTo("UNAUTHENTICATED"));
    given().header("vmware-api-session-id", "x").post(old + "?~action=get").then().statusCode(401);
    given().post(old + "?~action=other").then().statusCode(404);
    given().header("vmware-api-session-id", "x").get(old).then().statusCode(401);
    given().header("vmware-api-session-id", "x").delete(old).then().statusCode(401);
  }
}
