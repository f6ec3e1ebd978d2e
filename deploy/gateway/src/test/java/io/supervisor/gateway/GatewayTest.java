package io.supervisor.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The gateway alone, with no service behind it. */
@QuarkusTest
class GatewayTest {

  private static final String SERVICES = "/api/vcenter/namespace-management/supervisor-services";

  @Test
  void theFirstPageAsksForALogin() {
    given()
        .get("/")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header("Content-Security-Policy", containsString("default-src 'self'"))
        .body(containsString("Log in"));
  }

  @Test
  void theLoginFormWorksOnlyOnOurOwnPage() {
    given()
        .get("/")
        .then()
        .header("Referrer-Policy", equalTo("same-origin"))
        .body(containsString("/assets/icon.svg"));
    given()
        .header("Origin", "https://evil.example.org")
        .formParam("user", "ann")
        .formParam("password", "secret")
        .post("/console/login")
        .then()
        .statusCode(403);
    given().formParam("user", "ann").post("/console/login").then().statusCode(400);
  }

  @Test
  void theScriptOfThePageIsServed() {
    given().cookie("supervisor-session", "x").get("/").then().body(containsString("hx-get"));
    given().get("/webjars/htmx.org/2.0.10/dist/htmx.min.js").then().statusCode(200);
    given().get("/assets/console.css").then().statusCode(200);
  }

  @Test
  void aServiceThatIsAwayIsSaid() {
    given()
        .get(SERVICES)
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("error_type", equalTo("SERVICE_UNAVAILABLE"));
  }

  @Test
  void theGatewayIsReadyWhenTheSuiteIsNot() {
    given().get("/q/health/ready").then().statusCode(200);
    given()
        .get("/q/health/group/suite")
        .then()
        .statusCode(503)
        .body("checks[0].data.catalog-service", equalTo("NO ANSWER"))
        .body("checks[0].data.identity-service", equalTo("NO ANSWER"));
  }

  @Test
  void unknownAndSuspiciousPathsAreRefused() {
    given()
        .get("/api/nothing")
        .then()
        .statusCode(404)
        .body("error_type", equalTo("OPERATION_NOT_FOUND"));
    given().get("/api//x").then().statusCode(400).body("error_type", equalTo("INVALID_ARGUMENT"));
    given().urlEncodingEnabled(false).get("/api/%2e%2e/x").then().statusCode(400);
  }

  @Test
  void aSessionAndABearerTogetherAreRefused() {
    given()
        .header("vmware-api-session-id", "x")
        .header("Authorization", "Bearer y")
        .get(SERVICES)
        .then()
        .statusCode(400);
  }

  @Test
  void aWriteWithTheCookieMustComeFromTheConsole() {
    given().cookie("supervisor-session", "x").post(SERVICES).then().statusCode(403);
    given()
        .cookie("supervisor-session", "x")
        .header("X-Requested-With", "htmx")
        .header("Origin", "https://evil.example.org")
        .post(SERVICES)
        .then()
        .statusCode(403);
  }
}
