package io.supervisor.platform.health;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the sign-on provider shows its keys. Without it known tokens go on being accepted. */
@HealthGroup("dependencies")
@ApplicationScoped
class SignOnHealth implements HealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String keys;

  SignOnHealth(
      @ConfigProperty(name = "quarkus.oidc.token.issuer") String issuer,
      @ConfigProperty(name = "quarkus.oidc.jwks-path") String path) {
    this.keys = issuer + path;
  }

  @Override
  public HealthCheckResponse call() {
    boolean answers;
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(keys)).timeout(PATIENCE).build();
      answers = http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      answers = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answers = false;
    }
    return HealthCheckResponse.named("sign-on").status(answers).build();
  }
}
