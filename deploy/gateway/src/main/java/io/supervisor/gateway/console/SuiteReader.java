package io.supervisor.gateway.console;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.gateway.console.StatusPage.Host;
import io.supervisor.gateway.console.StatusPage.Install;
import io.supervisor.gateway.console.StatusPage.Section;
import io.supervisor.gateway.console.StatusPage.Service;
import io.supervisor.gateway.console.StatusPage.Supervisor;
import io.supervisor.gateway.proxy.ServiceUrls;
import io.supervisor.gateway.session.AccessTokens;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jboss.logging.Logger;

/** Reads what the first page shows from the services, in the name of the user. */
@ApplicationScoped
class SuiteReader {

  private static final Logger LOG = Logger.getLogger(SuiteReader.class);
  private static final long TIMEOUT_MS = 5_000;

  private final AccessTokens tokens;
  private final ServiceUrls services;
  private final WebClient http;
  private final ObjectMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  record Installs(List<Install> items) {}

  SuiteReader(AccessTokens tokens, ServiceUrls services, Vertx vertx) {
    this.tokens = tokens;
    this.services = services;
    this.http = WebClient.create(vertx);
  }

  /** All sections; one whose service is silent is unknown, the others are shown. */
  Uni<StatusPage> read(String session) {
    return tokens
        .of(session)
        .chain(
            token ->
                Uni.combine()
                    .all()
                    .unis(
                        section(
                            get(
                                services.catalog()
                                    + "/api/vcenter/namespace-management/supervisor-services",
                                token,
                                new TypeReference<List<Service>>() {})),
                        section(
                            get(
                                    services.install() + "/api/supervisor/installs?limit=200",
                                    token,
                                    new TypeReference<Installs>() {})
                                .map(Installs::items)),
                        section(
                            get(
                                services.namespace() + "/api/supervisor/supervisors",
                                token,
                                new TypeReference<List<Supervisor>>() {})),
                        section(
                            get(
                                services.namespace() + "/api/supervisor/hosts",
                                token,
                                new TypeReference<List<Host>>() {})))
                    .with(StatusPage::new));
  }

  private static <T> Uni<Section<T>> section(Uni<List<T>> rows) {
    return rows.map(Section::of)
        .onFailure()
        .invoke(failure -> LOG.warnf("status page: %s", failure.getMessage()))
        .onFailure()
        .recoverWithItem(Section::unknown);
  }

  private <T> Uni<T> get(String url, String token, TypeReference<T> shape) {
    return http.getAbs(url)
        .timeout(TIMEOUT_MS)
        .bearerTokenAuthentication(token)
        .send()
        .map(
            answer -> {
              if (answer.statusCode() == 401) {
                throw new IllegalStateException(url + " refused the session's token");
              }
              if (answer.statusCode() != 200) {
                throw new IllegalStateException(url + " answered " + answer.statusCode());
              }
              try {
                return json.readValue(answer.bodyAsString(), shape);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
