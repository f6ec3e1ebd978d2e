package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.local.state.Secrets;
import io.supervisor.local.state.StateDirectory;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;

/** Users that signed in at the provider. */
final class SignedIn {
  private SignedIn() {}

  /** What the provider gives the user for the API. */
  static String token(String user, String password) throws Exception {
    StateDirectory state = StateDirectory.open(SuiteExtension.STATE);
    Properties ports = new Properties();
    ports.load(new StringReader(state.read("ports.properties").orElseThrow()));
    String client = "supervisor-login:" + new Secrets(state).password("client.login");
    String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:"
                        + ports.getProperty("keycloak")
                        + "/realms/supervisor/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Basic " + basic)
            .POST(
                BodyPublishers.ofString(
                    "grant_type=password&username=%s&password=%s"
                        .formatted(encoded(user), encoded(password))))
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
