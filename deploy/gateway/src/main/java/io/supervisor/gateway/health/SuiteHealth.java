package io.supervisor.gateway.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import io.supervisor.gateway.proxy.ServiceUrls;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * The group {@code suite}: UP when all five services are ready. The gateway itself is ready as soon
 * as it can serve: a console that shows a part of the suite is better than none.
 */
@HealthGroup("suite")
@ApplicationScoped
class SuiteHealth implements AsyncHealthCheck {

  private static final long TIMEOUT_MS = 2_000;

  private final WebClient http;
  private final Map<String, URI> services = new TreeMap<>();

  SuiteHealth(Vertx vertx, ServiceUrls urls) {
    this.http = WebClient.create(vertx);
    services.put("catalog-service", urls.catalog());
    services.put("install-service", urls.install());
    services.put("scheduler-service", urls.scheduler());
    services.put("namespace-service", urls.namespace());
    services.put("identity-service", urls.identity());
  }

  private record State(String service, String text) {

    boolean up() {
      return text.equals("UP");
    }
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    List<Uni<State>> states =
        services.entrySet().stream().map(e -> stateOf(e.getKey(), e.getValue())).toList();
    return Uni.combine().all().unis(states).with(State.class, SuiteHealth::answer);
  }

  private Uni<State> stateOf(String service, URI url) {
    return http.getAbs(url + "/q/health/ready")
        .timeout(TIMEOUT_MS)
        .send()
        .map(answer -> new State(service, answer.statusCode() == 200 ? "UP" : "NOT READY"))
        .onFailure()
        .recoverWithItem(new State(service, "NO ANSWER"));
  }

  private static HealthCheckResponse answer(List<State> states) {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("services").status(states.stream().allMatch(State::up));
    states.forEach(state -> answer.withData(state.service(), state.text()));
    return answer.build();
  }
}
