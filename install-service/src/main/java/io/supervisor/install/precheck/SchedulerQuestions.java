package io.supervisor.install.precheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.Constraints;
import io.supervisor.install.bundle.Workload;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Asks scheduler-service, in the name of whoever asks here. No answer within three seconds is an
 * empty one: a precheck goes without. Blocking.
 */
@ApplicationScoped
class SchedulerQuestions {

  private static final Logger LOG = Logger.getLogger(SchedulerQuestions.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String url;
  private final WebClient http;
  private final ObjectMapper json;
  private final JsonWebToken caller;

  SchedulerQuestions(
      @ConfigProperty(name = "supervisor.scheduler.url") String url,
      Vertx vertx,
      ObjectMapper json,
      JsonWebToken caller) {
    this.url = url;
    this.http = WebClient.create(vertx);
    this.json = json;
    this.caller = caller;
  }

  /** Where the pods would go. */
  Optional<Foreseen> whatIf(
      String supervisor, String service, String namespace, List<Workload> workloads) {
    Supposed supposed =
        new Supposed(supervisor, service, namespace, workloads.stream().map(Pods::of).toList());
    return answer(
            http.postAbs(url + "/api/supervisor/what-if")
                .putHeader("Content-Type", "application/json"),
            ask -> ask.sendBuffer(Buffer.buffer(written(supposed))))
        .map(SchedulerQuestions::foreseen);
  }

  /** What is free there, and how it is used, to see whether that has changed. */
  Optional<String> free(String supervisor) {
    return answer(http.getAbs(url + "/api/supervisor/capacity/" + supervisor), HttpRequest::send)
        .map(
            found ->
                new JsonObject()
                    .put("hosts", found.getJsonArray("hosts"))
                    .put("settings", found.getJsonObject("settings"))
                    .encode());
  }

  private Optional<JsonObject> answer(
      HttpRequest<Buffer> request, Function<HttpRequest<Buffer>, Uni<HttpResponse<Buffer>>> send) {
    try {
      HttpResponse<Buffer> response =
          send.apply(
                  request
                      .timeout(PATIENCE.toMillis())
                      .bearerTokenAuthentication(caller.getRawToken()))
              .await()
              .atMost(PATIENCE);
      if (response.statusCode() == 200) {
        return Optional.of(response.bodyAsJsonObject());
      }
      LOG.infof("scheduler-service answered %d to a precheck", response.statusCode());
    } catch (RuntimeException e) {
      LOG.infof("scheduler-service did not answer a precheck: %s", e.getMessage());
    }
    return Optional.empty();
  }

  private byte[] written(Supposed supposed) {
    try {
      return json.writeValueAsBytes(supposed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a question has no JSON form", e);
    }
  }

  /** The part of scheduler-service's what-if that is asked here. */
  private record Supposed(String supervisor, String service, String namespace, List<Pods> place) {}

  private record Pods(
      String workload,
      int pods,
      boolean everyHost,
      long cpuMillicores,
      long memoryMib,
      Map<String, Integer> resources,
      Constraints constraints) {

    static Pods of(Workload one) {
      return new Pods(
          one.kind() + "/" + one.name(),
          one.pods(),
          one.everyHost(),
          one.cpuMillicores(),
          one.memoryMib(),
          one.resources(),
          one.constraints());
    }
  }

  private static Foreseen foreseen(JsonObject answer) {
    Map<String, Integer> hosts = new TreeMap<>();
    objects(answer, "slots").forEach(slot -> hosts.merge(slot.getString("host"), 1, Integer::sum));
    Map<String, Integer> removed = new TreeMap<>();
    objects(answer, "rejections")
        .forEach(one -> removed.put(one.getString("filter"), one.getJsonArray("hosts").size()));
    return new Foreseen(
        answer.getBoolean("placed"),
        hosts,
        answer.getString("refused", ""),
        answer.getString("danger", ""),
        removed,
        answer.getJsonArray("remedies").stream().map(Object::toString).toList(),
        free(answer, "cpu_free"),
        free(answer, "memory_free"));
  }

  private static long free(JsonObject answer, String field) {
    return objects(answer, "hosts")
        .filter(host -> host.getBoolean("schedulable"))
        .mapToLong(host -> host.getLong(field))
        .sum();
  }

  private static Stream<JsonObject> objects(JsonObject answer, String field) {
    return answer.getJsonArray(field).stream().map(JsonObject.class::cast);
  }
}
