package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.local.Suite;
import io.supervisor.local.client.Answer;
import io.supervisor.local.client.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A password in a service config is seen by the Supervisor and by who may install, by nobody else.
 */
@ExtendWith(SuiteExtension.class)
class SecretsIT {

  private static final String SUPERVISOR = "domain-c9";
  private static final String CANARY = "CANARY-9f1c7e52d0";
  private static final String HEX =
      HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.UTF_8));

  private final Suite suite;
  private final Contour contour;

  SecretsIT(Suite suite) throws InterruptedException {
    this.suite = suite;
    this.contour = new Contour(suite.api());
  }

  @Test
  void theConfigIsSealedWhereverItGoes() throws Exception {
    contour.register();
    String config =
        """
        contour:
          configFileContents:
            password: %s
            leaderelection: {configmap-name: %s}
        """
            .formatted(CANARY, CANARY);
    contour.install(SUPERVISOR, Contour.NEW, config).expect(204);
    contour.awaitConfigured(SUPERVISOR);
    Answer refused =
        contour.change(
            SUPERVISOR,
            Contour.NEW,
            "contour: {replicas: %s, logLevel: %s}".formatted(CANARY, CANARY));
    Answer broken = contour.change(SUPERVISOR, Contour.NEW, "contour: {a: [" + CANARY);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(broken.status()).isEqualTo(400);
    assertThat(refused.body().toString()).doesNotContain(CANARY);
    assertThat(broken.body().toString()).doesNotContain(CANARY);
    assertThat(contour.view(SUPERVISOR).toString()).doesNotContain(CANARY);
    Api viewer = Api.login(suite.url(), suite.viewerUser(), suite.viewerPassword());
    assertThat(
            new Contour(viewer).details(SUPERVISOR).expect(200).body().has("yaml_service_config"))
        .isFalse();
    assertThat(contour.details(SUPERVISOR).body().path("yaml_service_config").asText())
        .isEqualTo(Contour.base64(config));

    contour.remove(SUPERVISOR).expect(204);
    contour.awaitGone(SUPERVISOR);
    assertThat(new Topics(suite.kafka()).everything())
        .noneMatch(event -> leaks(event.value()) || leaks(event.headers().toString()));
    assertThat(Tables.of(suite).everything()).noneMatch(SecretsIT::leaks);
    assertThat(metrics()).hasSize(Processes.NAMES.size()).noneMatch(SecretsIT::leaks);
    assertThat(logs()).hasSizeGreaterThan(Processes.NAMES.size()).noneMatch(SecretsIT::leaksIn);
  }

  private static boolean leaks(String text) {
    return text.contains(CANARY) || text.contains(HEX);
  }

  private static boolean leaksIn(Path log) {
    try {
      return leaks(Files.readString(log, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(SuiteExtension.STATE.resolve("logs"))) {
      return files.toList();
    }
  }

  private static List<String> metrics() throws Exception {
    Processes processes = Processes.now();
    List<String> metrics = new ArrayList<>();
    for (String process : Processes.NAMES) {
      metrics.add(processes.get(process, "/q/metrics"));
    }
    return metrics;
  }
}
