package io.supervisor.namespace.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.supervisor.simulator.SimulatorOptions;
import io.supervisor.simulator.SimulatorServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is new of a node is told at once, and nothing else is. */
class NodeWatchTest {

  private final AtomicInteger told = new AtomicInteger();

  @TempDir Path state;

  @Test
  void whatIsNewOfNodesIsToldAndHeartbeatsAreNot() throws Exception {
    try (SimulatorServer simulator =
            SimulatorServer.start(SimulatorOptions.standard(state).withBootTime(Duration.ZERO));
        KubernetesClient client =
            new KubernetesClientBuilder()
                .withConfig(
                    Config.fromKubeconfig(simulator.supervisors().get(0).kubeconfig().toFile()))
                .build();
        NodeWatch watch = new NodeWatch(client, told::incrementAndGet)) {
      String name = client.nodes().list().getItems().get(0).getMetadata().getName();
      stays(0);

      edit(client, name, NodeWatchTest::annotated);
      edit(client, name, NodeWatchTest::cordoned);
      await().until(() -> told.get() == 1);
      stays(1);

      client.nodes().withName(name).delete();
      await().until(() -> told.get() == 2);
      stays(2);
      assertThat(watch.running()).isTrue();
    }
  }

  private void stays(int times) {
    await().during(Duration.ofMillis(500)).until(() -> told.get() == times);
  }

  private static void edit(KubernetesClient client, String name, UnaryOperator<Node> change) {
    client.nodes().withName(name).edit(change);
  }

  private static Node annotated(Node node) {
    return new NodeBuilder(node)
        .editMetadata()
        .addToAnnotations("seen", "again")
        .endMetadata()
        .build();
  }

  private static Node cordoned(Node node) {
    return new NodeBuilder(node).editSpec().withUnschedulable(true).endSpec().build();
  }
}
