package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.local.Suite;
import io.supervisor.local.client.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request is said, with the field, and changes nothing anywhere. */
@ExtendWith(SuiteExtension.class)
class BadInputIT {

  private static final String SERVICES = "/api/vcenter/namespace-management/supervisor-services";
  private static final String C8 = Contour.installs("domain-c8");
  private static final String C9 = Contour.installs("domain-c9");
  private static final String JSON = "application/json";
  private static final List<String> FLOW = List.of("catalog", "install", "scheduler");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Who asks. */
  private enum Who {
    ADMINISTRATOR,
    VIEWER,
    NOBODY,
    IMPOSTOR
  }

  private final Suite suite;
  private final Contour contour;

  BadInputIT(Suite suite) throws InterruptedException {
    this.suite = suite;
    this.contour = new Contour(suite.api());
  }

  static Stream<Arguments> requests() throws Exception {
    String aPod = Contour.base64("apiVersion: v1\nkind: Pod\nmetadata: {name: x}\n");
    return Stream.of(
        arguments(
            "a file that is no package",
            "POST",
            SERVICES,
            JSON,
            upload(aPod),
            400,
            "INVALID_ARGUMENT",
            "kind"),
        arguments(
            "content that is not Base64",
            "POST",
            SERVICES,
            JSON,
            upload("%%%"),
            400,
            "INVALID_ARGUMENT",
            "carvel_spec.version_spec.content"),
        arguments(
            "an unknown service",
            "POST",
            C9,
            JSON,
            spec("no.such.service", "1.0.0", ""),
            404,
            "NOT_FOUND",
            "no.such.service"),
        arguments(
            "an unknown version",
            "POST",
            C9,
            JSON,
            spec(Contour.SERVICE, "9.9.9", ""),
            404,
            "NOT_FOUND",
            "9.9.9"),
        arguments(
            "an unknown Supervisor",
            "POST",
            Contour.installs("domain-c99"),
            JSON,
            spec(Contour.SERVICE, Contour.NEW, ""),
            404,
            "NOT_FOUND",
            "domain-c99"),
        arguments(
            "a deactivated version",
            "POST",
            C9,
            JSON,
            spec(Contour.SERVICE, Contour.OLD, ""),
            400,
            "NOT_ALLOWED_IN_CURRENT_STATE",
            Contour.OLD),
        arguments(
            "a config that breaks the schema",
            "POST",
            C9,
            JSON,
            spec(Contour.SERVICE, Contour.NEW, "contour: {replicas: many}"),
            400,
            "INVALID_ARGUMENT",
            "contour.replicas"),
        arguments(
            "a config that is no YAML",
            "POST",
            C9,
            JSON,
            spec(Contour.SERVICE, Contour.NEW, "contour: ["),
            400,
            "INVALID_ARGUMENT",
            "yaml_service_config"),
        arguments(
            "a config that is not Base64",
            "POST",
            C9,
            JSON,
            "{\"supervisor_service\":\"%s\",\"version\":\"%s\",\"yaml_service_config\":\"*\"}"
                .formatted(Contour.SERVICE, Contour.NEW),
            400,
            "INVALID_ARGUMENT",
            "yaml_service_config"),
        arguments(
            "no version",
            "POST",
            C9,
            JSON,
            "{\"supervisor_service\":\"%s\"}".formatted(Contour.SERVICE),
            400,
            "INVALID_ARGUMENT",
            "version"),
        arguments(
            "a second install",
            "POST",
            C8,
            JSON,
            spec(Contour.SERVICE, Contour.NEW, ""),
            400,
            "ALREADY_EXISTS",
            "domain-c8"),
        arguments(
            "a known version",
            "POST",
            SERVICES,
            JSON,
            upload(Contour.manifest(Contour.NEW)),
            400,
            "ALREADY_EXISTS",
            Contour.SERVICE),
        arguments(
            "a change of what is not installed",
            "PUT",
            C9 + "/" + Contour.SERVICE,
            JSON,
            spec(Contour.SERVICE, Contour.NEW, ""),
            404,
            "NOT_FOUND",
            Contour.SERVICE),
        arguments(
            "a removal of what is not installed",
            "DELETE",
            C9 + "/" + Contour.SERVICE,
            JSON,
            "",
            404,
            "NOT_FOUND",
            Contour.SERVICE),
        arguments(
            "a body over the limit",
            "POST",
            C9,
            JSON,
            "{\"x\":\"" + "x".repeat(5 << 20) + "\"}",
            413,
            "",
            ""),
        arguments(
            "a wrong content type",
            "POST",
            C9,
            "application/xml",
            "<install/>",
            400,
            "INVALID_ARGUMENT",
            "JSON"),
        arguments("the body null", "POST", C9, JSON, "null", 400, "INVALID_ARGUMENT", "body"),
        arguments(
            "a body that is a list", "POST", C9, JSON, "[]", 400, "INVALID_ARGUMENT", "body"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void isNamedAndLeavesNothingBehind(
      String what,
      String method,
      String path,
      String type,
      String body,
      int status,
      String errorType,
      String names)
      throws Exception {
    prepare();
    Map<String, Long> rows = Tables.of(suite).counts(FLOW);
    List<Tables.Minted> events = eventsOfTheFlow();

    HttpResponse<String> answer = call(Who.ADMINISTRATOR, method, path, type, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (!errorType.isEmpty()) {
      JsonNode error = new ObjectMapper().readTree(answer.body());
      assertThat(error.path("error_type").asText()).isEqualTo(errorType);
      assertThat(error.path("messages").path(0).path("id").asText()).contains(".");
      assertThat(error.path("messages").path(0).path("default_message").asText()).contains(names);
    }
    nothingHappened(rows, events);
  }

  static Stream<Arguments> strangers() throws Exception {
    String install = spec(Contour.SERVICE, Contour.NEW, "");
    return Stream.of(
        arguments("POST", C9, install),
        arguments("PUT", C8 + "/" + Contour.SERVICE, install),
        arguments("DELETE", C8 + "/" + Contour.SERVICE, ""),
        arguments("POST", SERVICES, upload(Contour.manifest(Contour.NEW))),
        arguments("PATCH", SERVICES + "/" + Contour.SERVICE + "?action=deactivate", ""),
        arguments("PUT", "/api/supervisor/supervisors/domain-c7", "{}"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("strangers")
  void strangersAreRefused(String method, String path, String body) throws Exception {
    prepare();
    Map<String, Long> rows = Tables.of(suite).counts(FLOW);
    List<Tables.Minted> events = eventsOfTheFlow();

    int noToken = call(Who.NOBODY, method, path, JSON, body).statusCode();
    int wrongToken = call(Who.IMPOSTOR, method, path, JSON, body).statusCode();
    HttpResponse<String> wrongRole = call(Who.VIEWER, method, path, JSON, body);

    assertThat(noToken).isEqualTo(401);
    assertThat(wrongToken).isEqualTo(401);
    assertThat(wrongRole.statusCode()).isEqualTo(403);
    assertThat(wrongRole.body()).contains("\"error_type\":\"UNAUTHORIZED\"");
    nothingHappened(rows, events);
  }

  @Test
  void ofManyInstallsAtOnceOneWins() throws Exception {
    prepare();
    Api api = suite.api();
    ExecutorService clients = Executors.newFixedThreadPool(8);
    List<Future<Integer>> answers = new ArrayList<>();

    for (int i = 0; i < 8; i++) {
      answers.add(
          clients.submit(() -> new Contour(api).install("domain-c9", Contour.NEW, "").status()));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    clients.shutdown();

    assertThat(statuses).containsOnly(204, 400).filteredOn(status -> status == 204).hasSize(1);
    contour.awaitConfigured("domain-c9");
    contour.remove("domain-c9").expect(204);
    contour.awaitGone("domain-c9");
  }

  @AfterAll
  static void removeContour(Suite suite) throws InterruptedException {
    Contour contour = new Contour(suite.api());
    contour.remove("domain-c8").expect(204);
    contour.awaitGone("domain-c8");
  }

  @AfterEach
  void mendTheOldVersion() throws InterruptedException {
    contour.activate(Contour.OLD);
  }

  /** Contour runs on domain-c8, its old version is deactivated. */
  private void prepare() throws Exception {
    if (contour.listed("domain-c8").isMissingNode()) {
      contour.register();
      contour.install("domain-c8", Contour.NEW, "").expect(204);
      contour.awaitConfigured("domain-c8");
    }
    contour.deactivate(Contour.OLD);
  }

  private void nothingHappened(Map<String, Long> rows, List<Tables.Minted> events)
      throws Exception {
    assertThat(Tables.of(suite).counts(FLOW)).isEqualTo(rows);
    assertThat(eventsOfTheFlow()).containsExactlyInAnyOrderElementsOf(events);
    try (Cluster cluster = new Cluster(suite, "domain-c9")) {
      assertThat(cluster.client().namespaces().list().getItems())
          .noneMatch(namespace -> namespace.getMetadata().getName().startsWith("svc-"));
    }
  }

  private List<Tables.Minted> eventsOfTheFlow() throws Exception {
    return Tables.of(suite).minted().stream()
        .filter(minted -> !minted.topic().contains(".identity."))
        .filter(minted -> !minted.topic().contains(".namespace."))
        .toList();
  }

  private HttpResponse<String> call(Who who, String method, String path, String type, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(suite.url() + path))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body));
    switch (who) {
      case ADMINISTRATOR -> request.header("vmware-api-session-id", suite.api().session());
      case VIEWER ->
          request.header(
              "vmware-api-session-id",
              Api.login(suite.url(), suite.viewerUser(), suite.viewerPassword()).session());
      case IMPOSTOR -> request.header("vmware-api-session-id", "b00db39f948d13ea1e59b4d6fce56389");
      case NOBODY -> {
        // no header
      }
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static String upload(String content) {
    return "{\"carvel_spec\":{\"version_spec\":{\"content\":\"%s\"}}}".formatted(content);
  }

  private static String spec(String service, String version, String config) {
    return "{\"supervisor_service\":\"%s\",\"version\":\"%s\",\"yaml_service_config\":\"%s\"}"
        .formatted(service, version, Contour.base64(config));
  }
}
