package io.supervisor.install.precheck;

import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.Constraints;
import io.supervisor.install.bundle.Workload;
import io.vertx.core.json.JsonArray;
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
  private final JsonWebToken caller;

  SchedulerQuestions(
      @ConfigProperty(name = "supervisor.scheduler.url") String url,
      Vertx vertx,
      JsonWebToken caller) {
    this.url = url;
    this.http = WebClient.create(vertx);
    this.caller = caller;
  }

  /** Where the pods would go. */
  Optional<Foreseen> whatIf(String supervisor, String service, List<Workload> workloads) {
    JsonArray place = new JsonArray();
    workloads.forEach(one -> place.add(pods(one)));
    JsonObject order =
        new JsonObject().put("supervisor", supervisor).put("service", service).put("place", place);
    return answer(http.postAbs(url + "/api/supervisor/what-if"), ask -> ask.sendJsonObject(order))
        .map(SchedulerQuestions::foreseen);
  }

  /** What is free there, to see whether it has changed. */
  Optional<String> free(String supervisor) {
    return answer(http.getAbs(url + "/api/supervisor/capacity/" + supervisor), HttpRequest::send)
        .map(found -> found.getJsonArray("hosts").encode());
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

  private static JsonObject pods(Workload one) {
    JsonObject pods = new JsonObject();
    if (one.constraints() != null) {
      pods.put("constraints", constraints(one.constraints()));
    }
    return pods.put("workload", one.kind() + "/" + one.name())
        .put("pods", one.pods())
        .put("every_host", one.everyHost())
        .put("cpu_millicores", one.cpuMillicores())
        .put("memory_mib", one.memoryMib());
  }

  private static JsonObject constraints(Constraints of) {
    JsonArray terms = new JsonArray();
    for (List<Constraints.Requirement> term : of.nodeTerms()) {
      JsonArray requirements = new JsonArray();
      term.forEach(
          one ->
              requirements.add(
                  new JsonObject()
                      .put("key", one.key())
                      .put("operator", one.operator())
                      .put("values", new JsonArray(one.values()))));
      terms.add(requirements);
    }
    JsonArray tolerations = new JsonArray();
    of.tolerations()
        .forEach(
            one ->
                tolerations.add(
                    new JsonObject()
                        .put("key", one.key())
                        .put("any_value", one.anyValue())
                        .put("value", one.value())
                        .put("effect", one.effect())));
    return new JsonObject()
        .put("node_selector", new JsonObject(new TreeMap<String, Object>(of.nodeSelector())))
        .put("node_terms", terms)
        .put("tolerations", tolerations)
        .put("one_per_host", of.onePerHost());
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
