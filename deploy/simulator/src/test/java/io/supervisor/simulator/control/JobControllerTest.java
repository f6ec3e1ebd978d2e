package io.supervisor.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.DeleteOptions;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JobControllerTest {
  private static final ObjectKey KEY = KindTable.JOB.key(ClockedCluster.NAMESPACE, "load");

  private final ClockedCluster world = new ClockedCluster();
  private final ObjectStore store = world.store;
  private final Cluster cluster = world.cluster;
  private final JobController controller = new JobController(cluster);

  private void job(Consumer<ObjectNode> change) {
    ObjectNode job = Json.object();
    Meta.of(job).put("name", KEY.name());
    ObjectNode spec = job.putObject("spec");
    ClockedCluster.podSpec(Json.child(spec, "template")).put("restartPolicy", "Never");
    change.accept(spec);
    cluster.create(KindTable.JOB, KEY.namespace(), job);
    controller.reconcile(KEY);
  }

  private void spec(Consumer<ObjectNode> change) {
    cluster.edit(KindTable.JOB, KEY, job -> change.accept(Json.child(job, "spec")));
    controller.reconcile(KEY);
  }

  private List<ObjectNode> pods() {
    return List.copyOf(store.list(KindTable.POD, KEY.namespace()));
  }

  private void end(ObjectNode pod, String phase) {
    ObjectKey key = KindTable.POD.key(pod);
    String now = cluster.times().now();
    PodStatus status = new PodStatus(pod, Json.object(), now);
    cluster.editStatus(
        KindTable.POD,
        key,
        s -> {
          status.creating(s);
          if (phase.equals("Failed")) {
            status.failed(s);
          } else {
            status.succeeded(s);
          }
        });
    controller.reconcile(KEY);
  }

  private void at(String time) {
    world.at(time);
    controller.reconcile(KEY);
  }

  private JsonNode status() {
    return store.find(KEY).orElseThrow().path("status");
  }

  private String condition(String type) {
    for (JsonNode condition : status().path("conditions")) {
      if (Json.text(condition, "type").equals(type)) {
        return Json.text(condition, "status") + " " + Json.text(condition, "reason");
      }
    }
    return "";
  }

  @Test
  void aSuspendedJobHasNoPodsAndNoneOfThemCountsAsFailed() {
    job(spec -> spec.put("parallelism", 2).put("completions", 4));
    assertThat(pods()).hasSize(2);

    spec(spec -> spec.put("suspend", true));
    controller.reconcile(KEY);
    assertThat(pods()).isEmpty();
    assertThat(condition("Suspended")).isEqualTo("True JobSuspended");
    assertThat(status().has("startTime")).isFalse();
    assertThat(status().has("failed")).isFalse();

    world.at("10:05:00");
    spec(spec -> spec.put("suspend", false));
    assertThat(pods()).hasSize(2);
    assertThat(condition("Suspended")).isEqualTo("False JobResumed");
    assertThat(Json.text(status(), "startTime")).isEqualTo("2026-11-26T10:05:00Z");
  }

  @Test
  void podsThatSucceededCountAlsoWhenTheyAreGone() {
    job(spec -> spec.put("completions", 2));
    ObjectNode first = pods().get(0);
    end(first, "Succeeded");
    cluster.removal().delete(KindTable.POD, KindTable.POD.key(first), DeleteOptions.now());
    controller.reconcile(KEY);
    assertThat(status().path("succeeded").asInt()).isEqualTo(1);

    end(pods().get(0), "Succeeded");
    controller.reconcile(KEY);
    assertThat(status().path("succeeded").asInt()).isEqualTo(2);
    assertThat(condition("Complete")).isEqualTo("True CompletionsReached");
    assertThat(status().path("completionTime").asText()).isEqualTo("2026-11-26T10:00:30Z");
  }

  @Test
  void aPodThatSomebodyDeletesIsReplacedAndCountsAsFailed() {
    job(spec -> {});
    cluster.delete(KindTable.POD, KindTable.POD.key(pods().get(0)));
    controller.reconcile(KEY);
    assertThat(status().path("failed").asInt()).isEqualTo(1);
    assertThat(pods()).hasSize(1).noneMatch(Meta::deleting);
  }

  @Test
  void theNextPodWaitsAfterAFailureAndTooManyEndTheJob() {
    job(spec -> spec.put("backoffLimit", 1));
    end(pods().get(0), "Failed");
    assertThat(pods()).hasSize(1);
    at("10:00:39");
    assertThat(pods()).hasSize(1);
    at("10:00:41");
    assertThat(pods()).hasSize(2);

    pods().stream().filter(PodConditions::active).toList().forEach(p -> end(p, "Failed"));
    assertThat(condition("Failed")).isEqualTo("True BackoffLimitExceeded");
    at("11:00:00");
    assertThat(pods()).hasSize(2);
  }

  @Test
  void aJobThatRunsTooLongFailsAndItsPodsEnd() {
    job(spec -> spec.put("activeDeadlineSeconds", 60));
    at("10:01:29");
    assertThat(condition("Failed")).isEmpty();
    at("10:01:30");
    assertThat(condition("Failed")).isEqualTo("True DeadlineExceeded");
    controller.reconcile(KEY);
    assertThat(pods()).isEmpty();
  }

  @Test
  void aJobThatEndedGoesAfterItsTime() {
    job(spec -> spec.put("ttlSecondsAfterFinished", 30));
    end(pods().get(0), "Succeeded");
    assertThat(controller.reconcile(KEY).orElseThrow()).hasSeconds(30);
    at("10:00:59");
    assertThat(store.find(KEY)).isPresent();
    at("10:01:00");
    assertThat(store.find(KEY)).isEmpty();
  }
}
