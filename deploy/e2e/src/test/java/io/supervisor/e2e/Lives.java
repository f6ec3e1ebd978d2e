package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.local.Suite;
import io.supervisor.local.client.Answer;
import io.supervisor.local.client.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;

/**
 * Contour on two Supervisors, by a client that repeats what got no answer. On the first it is
 * installed, changed and at last removed; on the second it is installed and removed meanwhile.
 */
final class Lives {

  static final String FIRST = "domain-c8";
  static final String SECOND = "domain-c9";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Api api;
  private final Contour contour;
  private final Instant begin = Instant.now();
  private final Map<String, Long> generations = new LinkedHashMap<>();

  private Lives(Api api) {
    this.api = api;
    this.contour = new Contour(api);
  }

  static Lives begin(Suite suite) throws Exception {
    Lives lives = new Lives(suite.api());
    lives.contour.register();
    for (String supervisor : List.of(FIRST, SECOND)) {
      lives.clear(supervisor);
      Answer known = lives.api.get(path(supervisor));
      long generation = known.ok() ? known.body().path("generation").asLong() : 0;
      lives.generations.put(supervisor, generation);
    }
    return lives;
  }

  /** Removes what a run that failed has left. */
  private void clear(String supervisor) throws Exception {
    if (!contour.listed(supervisor).isMissingNode()) {
      ask(() -> contour.remove(supervisor));
      gone(supervisor);
    }
  }

  /** Leaves the first installed in its newest version, and nothing of the second. */
  void lead() throws Exception {
    ask(() -> contour.install(FIRST, Contour.OLD, ""));
    ask(() -> contour.install(SECOND, Contour.NEW, ""));
    configured(FIRST, Contour.OLD);
    configured(SECOND, Contour.NEW);
    ask(() -> contour.change(FIRST, Contour.NEW, Contour.sampleValues()));
    ask(() -> contour.remove(SECOND));
    configured(FIRST, Contour.NEW);
    gone(SECOND);
  }

  /** Leaves nothing. */
  void end() throws Exception {
    ask(() -> contour.remove(FIRST));
    gone(FIRST);
  }

  Instant since() {
    return begin;
  }

  Contour contour() {
    return contour;
  }

  /** The steps of an install in this life, oldest first. */
  List<JsonNode> timeline(String supervisor) throws InterruptedException {
    JsonNode all = api.get(path(supervisor) + "/timeline").expect(200).body();
    return all.findParents("phase").stream()
        .filter(step -> step.path("generation").asLong() > generations.get(supervisor))
        .toList();
  }

  /** The generation an install had before this life. */
  long generationBefore(String supervisor) {
    return generations.get(supervisor);
  }

  /** A call of the API. */
  @FunctionalInterface
  private interface Call {
    Answer send() throws Exception;
  }

  /** Asks until it is known to be done; a repeated call finds that it was. */
  private static void ask(Call call) {
    patiently()
        .untilAsserted(
            () -> {
              Answer answer = call.send();
              boolean done =
                  answer.ok() || answer.isError("ALREADY_EXISTS") || answer.isError("NOT_FOUND");
              assertThat(done).as("%s", answer).isTrue();
            });
  }

  private void configured(String supervisor, String version) {
    patiently()
        .untilAsserted(
            () -> {
              JsonNode listed = contour.listed(supervisor);
              assertThat(listed.path("config_status").asText())
                  .as("%s on %s", listed, supervisor)
                  .isEqualTo("CONFIGURED");
              assertThat(listed.path("current_version").asText()).isEqualTo(version);
            });
  }

  private void gone(String supervisor) {
    patiently()
        .untilAsserted(
            () -> {
              assertThat(contour.details(supervisor).status()).isEqualTo(404);
              assertThat(contour.listed(supervisor).isMissingNode()).isTrue();
            });
  }

  private static ConditionFactory patiently() {
    return await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).ignoreExceptions();
  }

  private static String path(String supervisor) {
    return "/api/supervisor/installs/" + supervisor + "/" + Contour.SERVICE;
  }
}
