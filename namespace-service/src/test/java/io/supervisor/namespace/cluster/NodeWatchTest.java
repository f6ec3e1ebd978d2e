package io.supervisor.namespace.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.supervisor.simulator.SimulatorOptions;
import io.supervisor.simulator.SimulatorServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

  @Test
  void aWatchThatHangsHoldsNobodyUp() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    HttpServer hanging = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    hanging.createContext("/api/v1/nodes", exchange -> answer(exchange, asked));
    hanging.start();
    String url = "http://127.0.0.1:" + hanging.getAddress().getPort();
    try (KubernetesClient client =
            new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty()).withMasterUrl(url).build())
                .build();
        NodeWatch watch = new NodeWatch(client, told::incrementAndGet)) {
      assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(watch.running()).as("nobody has given up").isTrue();
      assertThat(told).hasValue(0);
    } finally {
      hanging.stop(0);
    }
  }

  /** Lists no nodes, and leaves who watches them without an answer. */
  private static void answer(HttpExchange exchange, CountDownLatch watched) throws IOException {
    if (exchange.getRequestURI().getQuery().contains("watch=true")) {
      watched.countDown();
      return;
    }
    byte[] none =
        """
        {"apiVersion":"v1","kind":"NodeList","metadata":{"resourceVersion":"1"},"items":[]}"""
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, none.length);
    exchange.getResponseBody().write(none);
    exchange.close();
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
