package io.supervisor.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CronJobControllerTest {
  private static final ObjectKey KEY = KindTable.CRON_JOB.key("night", "clean");

  private final ClockedCluster world = new ClockedCluster();
  private final ObjectStore store = world.store;
  private final Cluster cluster = world.cluster;
  private final CronJobController controller = new CronJobController(cluster);

  private void cron(String policy, boolean suspend) {
    ObjectNode cron = Json.object();
    Meta.of(cron).put("name", KEY.name());
    ObjectNode spec = cron.putObject("spec").put("schedule", "*/5 * * * *");
    spec.put("concurrencyPolicy", policy).put("suspend", suspend);
    spec.put("successfulJobsHistoryLimit", 1);
    ObjectNode template = Json.child(spec, "jobTemplate", "spec", "template");
    ClockedCluster.podSpec(template).put("restartPolicy", "Never");
    cluster.create(KindTable.CRON_JOB, KEY.namespace(), cron);
  }

  private void at(String time) {
    world.at(time);
    controller.reconcile(KEY);
  }

  private List<String> jobs() {
    return store.list(KindTable.JOB, "night").stream().map(Meta::name).toList();
  }

  private void complete(String job) {
    cluster.editStatus(
        KindTable.JOB,
        KindTable.JOB.key("night", job),
        status -> {
          Conditions.set(status, "Complete", "True", "Done", "", cluster.times().now());
          status.put("completionTime", cluster.times().now());
        });
  }

  @Test
  void aJobComesEachTimeTheScheduleDoesAndOnlyOnce() {
    cron("Allow", false);
    at("10:00:30");
    assertThat(jobs()).isEmpty();
    at("10:05:01");
    at("10:05:02");
    assertThat(jobs()).containsExactly("clean-29928125");
    at("10:10:00");
    assertThat(jobs()).hasSize(2);
    ObjectNode status = (ObjectNode) store.find(KEY).orElseThrow().path("status");
    assertThat(Json.text(status, "lastScheduleTime")).isEqualTo("2026-11-26T10:10:00Z");
    assertThat(status.path("active")).hasSize(2);
  }

  @Test
  void timesThatWereMissedCountOnce() {
    cron("Allow", false);
    at("11:02:00");
    assertThat(jobs()).hasSize(1);
    assertThat(controller.reconcile(KEY).orElseThrow()).isLessThan(Duration.ofMinutes(4));
  }

  @Test
  void forbidWaitsReplaceEndsTheOldOneAndSuspendDoesNothing() {
    cron("Forbid", false);
    at("10:05:00");
    at("10:10:00");
    assertThat(jobs()).hasSize(1);
    cluster.edit(KindTable.CRON_JOB, KEY, c -> policy(c, "Replace", false));
    at("10:15:00");
    assertThat(jobs()).hasSize(1).doesNotContain("clean-29928125");
    cluster.edit(KindTable.CRON_JOB, KEY, c -> policy(c, "Allow", true));
    at("10:20:00");
    assertThat(jobs()).hasSize(1);
  }

  private static void policy(ObjectNode cron, String policy, boolean suspend) {
    Json.child(cron, "spec").put("concurrencyPolicy", policy).put("suspend", suspend);
  }

  @Test
  void oldJobsAreForgotten() {
    cron("Allow", false);
    at("10:05:00");
    complete(jobs().get(0));
    at("10:10:00");
    complete(jobs().get(1));
    at("10:11:00");
    assertThat(jobs()).hasSize(1);
  }
}
