package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.local.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls as vCenter's clients send them, byte for byte where it matters, through the gateway. */
@ExtendWith(SuiteExtension.class)
class VcenterClientsIT {

  private static final String MANAGEMENT = "/api/vcenter/namespace-management/";
  private static final String SERVICES = MANAGEMENT + "supervisor-services";
  private static final String TOKEN = "vmware-api-session-id";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Suite suite;

  VcenterClientsIT(Suite suite) {
    this.suite = suite;
  }

  @Test
  void govmomiLogsInTheOldWayAndManagesAService() throws Exception {
    HttpResponse<String> login =
        http.send(
            request("/rest/com/vmware/cis/session")
                .header("Authorization", basic(suite.user()))
                .header("vmware-use-header-authn", "true")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(login.statusCode()).isEqualTo(200);
    String token = json.readTree(login.body()).path("value").asText();
    assertThat(send("POST", "/rest/com/vmware/cis/session?~action=get", token, "null\n"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(200);

    String id = "external-dns.supervisor.io";
    String content = content("external-dns/0.14.2");
    assertThat(
            send(
                    "POST",
                    SERVICES,
                    token,
                    "{\"carvel_spec\":{\"version_spec\":{\"content\":\"" + content + "\"}}}\n")
                .statusCode())
        .isEqualTo(201);
    assertThat(list(token)).contains(id);
    HttpResponse<String> info = send("GET", SERVICES + "/" + id, token, "null\n");
    assertThat(json.readTree(info.body()).path("state").asText()).isEqualTo("ACTIVATED");
    HttpResponse<String> version =
        send("GET", SERVICES + "/" + id + "/versions/0.14.2", token, "null\n");
    assertThat(json.readTree(version.body()).path("content").asText()).isEqualTo(content);
    assertThat(
            send("PATCH", SERVICES + "/" + id + "?action=deactivate", token, "null\n").statusCode())
        .isEqualTo(204);
    HttpResponse<String> twice =
        send("PATCH", SERVICES + "/" + id + "?action=deactivate", token, "null\n");
    assertThat(twice.statusCode()).isEqualTo(400);
    assertThat(twice.body()).contains("NOT_ALLOWED_IN_CURRENT_STATE").doesNotContain("\n");
    assertThat(
            send("DELETE", SERVICES + "/" + id + "/versions/0.14.2", token, "null\n").statusCode())
        .isEqualTo(204);
    assertThat(send("DELETE", SERVICES + "/" + id, token, "null\n").statusCode()).isEqualTo(204);
    assertThat(list(token)).doesNotContain(id);
    assertThat(send("DELETE", "/rest/com/vmware/cis/session", token, null).statusCode())
        .isIn(200, 204);
    assertThat(send("GET", SERVICES, token, null).statusCode()).isEqualTo(401);
  }

  @Test
  void scriptsUseTrailingSlashesNoContentTypeAndDomainsInFront() throws Exception {
    String user = suite.user().replaceFirst("(.*)@(.*)", "$2\\\\$1");
    HttpResponse<String> login =
        http.send(
            request("/api/session")
                .header("Authorization", basic(user))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(login.statusCode()).isEqualTo(201);
    String token = json.readValue(login.body(), String.class);
    for (String path :
        List.of(SERVICES + "/", MANAGEMENT + "clusters/domain-c8/supervisor-services/")) {
      HttpResponse<String> answer = send("GET", path, token, null);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(json.readTree(answer.body()).isArray()).isTrue();
    }
    HttpResponse<String> check =
        send(
            "POST",
            SERVICES + "?action=checkContent",
            token,
            "{\"spec\":{\"content\":\"" + content("cert-manager/1.15.3") + "\"}}");
    assertThat(check.statusCode()).isEqualTo(200);
    assertThat(json.readTree(check.body()).path("status").asText()).isEqualTo("VALID");
  }

  @Test
  void everyPackageOfTheSuiteIsValid() throws Exception {
    String token = session();
    try (var files = Files.walk(SuiteExtension.ROOT.resolve("deploy/packages"))) {
      for (var file : files.filter(one -> one.endsWith("package.yaml")).toList()) {
        String content = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        HttpResponse<String> check =
            send(
                "POST",
                SERVICES + "?action=checkContent",
                token,
                "{\"spec\":{\"content\":\"" + content + "\"}}");
        JsonNode result = json.readTree(check.body());
        assertThat(result.path("status").asText()).as(check.body()).startsWith("VALID");
        assertThat(check.body()).doesNotContain("cannot render");
      }
    }
  }

  private String session() throws IOException, InterruptedException {
    HttpResponse<String> login =
        http.send(
            request("/api/session")
                .header("Authorization", basic(suite.user()))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return json.readValue(login.body(), String.class);
  }

  private String list(String token) throws IOException, InterruptedException {
    return send("GET", SERVICES, token, null).body();
  }

  private static String content(String name) throws IOException {
    return Base64.getEncoder()
        .encodeToString(
            Files.readAllBytes(
                SuiteExtension.ROOT.resolve("deploy/packages/" + name + "/package.yaml")));
  }

  private String basic(String user) {
    byte[] pair = (user + ":" + suite.password()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(suite.url() + path));
  }

  private HttpResponse<String> send(String method, String path, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher sent =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return http.send(
        request(path).header(TOKEN, token).method(method, sent).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
