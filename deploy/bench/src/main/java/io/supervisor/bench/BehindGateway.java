package io.supervisor.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.local.Suite;
import io.supervisor.local.state.Secrets;
import io.supervisor.local.state.StateDirectory;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;

/**
 * The services as the gateway sees them: by address, with a bearer token.
 *
 * @param state where the suite keeps its ports and secrets
 */
record BehindGateway(Suite suite, StateDirectory state) {

  /** Where a component listens. */
  URI address(String component) throws IOException {
    Properties ports = new Properties();
    ports.load(new StringReader(state.read("ports.properties").orElseThrow()));
    return URI.create("http://127.0.0.1:" + ports.getProperty(component));
  }

  /** A new token of the administrator's; good for five minutes. */
  String token() throws IOException, InterruptedException {
    String client = "supervisor-login:" + new Secrets(state).password("client.login");
    HttpRequest request =
        HttpRequest.newBuilder(
                address("keycloak").resolve("/realms/supervisor/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)))
            .POST(
                BodyPublishers.ofString(
                    "grant_type=password&username=%s&password=%s"
                        .formatted(encoded(suite.user()), encoded(suite.password()))))
            .build();
    HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("no token: the provider answered " + answer.statusCode());
    }
    return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
