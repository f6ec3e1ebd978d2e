package io.supervisor.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeploymentControllerTest {
  private static final ObjectKey KEY = KindTable.DEPLOYMENT.key(ClockedCluster.NAMESPACE, "web");

  private final ClockedCluster world = new ClockedCluster();
  private final Cluster cluster = world.cluster;
  private final DeploymentController controller = new DeploymentController(cluster);

  @BeforeEach
  void deploy() {
    ObjectNode deployment = Json.object();
    Meta.of(deployment).put("name", KEY.name());
    ObjectNode spec = deployment.putObject("spec");
    spec.put("replicas", 1).put("progressDeadlineSeconds", 60);
    Json.child(spec, "selector", "matchLabels").put("app", "web");
    ObjectNode template = Json.child(spec, "template");
    Json.child(template, "metadata", "labels").put("app", "web");
    ClockedCluster.podSpec(template);
    cluster.create(KindTable.DEPLOYMENT, KEY.namespace(), deployment);
    at("10:00:30");
  }

  private void at(String time) {
    world.at(time);
    controller.reconcile(KEY);
  }

  /** What the ReplicaSet says of its one pod. */
  private void pods(boolean ready) {
    ObjectNode set = world.store.list(KindTable.REPLICA_SET, KEY.namespace()).iterator().next();
    cluster.editStatus(
        KindTable.REPLICA_SET,
        KindTable.REPLICA_SET.key(set),
        status -> {
          status.put("replicas", 1);
          Counts.put(status, "readyReplicas", ready ? 1 : 0);
          Counts.put(status, "availableReplicas", ready ? 1 : 0);
        });
  }

  private String progress() {
    JsonNode deployment = world.store.find(KEY).orElseThrow();
    for (JsonNode condition : Json.at(deployment, "status", "conditions")) {
      if (Json.text(condition, "type").equals("Progressing")) {
        return Json.text(condition, "status") + " " + Json.text(condition, "reason");
      }
    }
    return "";
  }

  @Test
  void aRolloutWithoutProgressIsTooLateAndMayStillSucceed() {
    assertThat(progress()).isEqualTo("True NewReplicaSetCreated");
    pods(false);
    at("10:01:20");
    assertThat(progress()).isEqualTo("True ReplicaSetUpdated");
    at("10:02:19");
    assertThat(progress()).isEqualTo("True ReplicaSetUpdated");
    at("10:02:20");
    assertThat(progress()).isEqualTo("False ProgressDeadlineExceeded");
    pods(true);
    at("10:03:00");
    assertThat(progress()).isEqualTo("True NewReplicaSetAvailable");
  }

  @Test
  void aRolloutThatIsDoneIsNeverLate() {
    pods(true);
    at("10:00:40");
    pods(false);
    at("10:30:00");
    assertThat(progress()).isEqualTo("True NewReplicaSetAvailable");
  }

  @Test
  void theControllerComesBackWhenTheTimeIsOver() {
    pods(false);
    world.at("10:01:20");
    assertThat(controller.reconcile(KEY).orElseThrow()).hasSeconds(60);
    world.at("10:02:30");
    assertThat(controller.reconcile(KEY)).isEmpty();
  }
}
