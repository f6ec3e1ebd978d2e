package io.supervisor.local.kafka;

import io.supervisor.local.Layout;
import io.supervisor.local.process.Children;
import io.supervisor.local.process.ClassArchive;
import io.supervisor.local.process.Component;
import io.supervisor.local.process.JavaCommand;
import io.supervisor.local.process.ProcessSpec;
import io.supervisor.local.process.Tools;
import io.supervisor.local.state.StateDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** The broker of a suite: formats its storage once, starts it on loopback, makes the topics. */
public final class KafkaServer {

  public static final String NAME = "kafka";
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final String FORMATTED = "kafka/formatted";

  private final Layout layout;
  private final BrokerPorts ports;
  private final Children children;

  public KafkaServer(Layout layout, BrokerPorts ports, Children children) {
    this.layout = layout;
    this.ports = ports;
    this.children = children;
  }

  /** Host and port for clients. */
  public String address() {
    return "127.0.0.1:" + ports.clients();
  }

  /** Starts it with all topics. */
  public Component start(Consumer<Component> known) throws InterruptedException {
    StateDirectory state = layout.state();
    Path home = state.directory("kafka");
    Path config = state.write("kafka/server.properties", BrokerConfig.text(ports, home));
    if (state.read(FORMATTED).isEmpty()) {
      format(config);
    }
    Component server = new Component(spec(config), this::answers, LIMIT, children);
    known.accept(server);
    server.start();
    try (Admin admin = Admin.create(adminConfig())) {
      new Topics(admin).ensure(TopicFile.read(layout.source("deploy/kafka/topics.yaml")).topics());
      return server;
    }
  }

  private void format(Path config) throws InterruptedException {
    layout.state().delete("kafka/data");
    String cluster = Uuid.randomUuid().toString();
    List<String> command =
        java(64)
            .main(
                layout.libraries(),
                "kafka.tools.StorageTool",
                "format",
                "-t",
                cluster,
                "-c",
                config.toString());
    new Tools(children).run(process(command), LIMIT);
    layout.state().write(FORMATTED, cluster + "\n");
  }

  private ProcessSpec spec(Path config) {
    ClassArchive archive = layout.archive(NAME, layout.built().resolve("lib"));
    return process(
            java(192).with(archive).main(layout.libraries(), "kafka.Kafka", config.toString()))
        .archivedIn(archive);
  }

  private JavaCommand java(int heap) {
    return JavaCommand.withHeap(heap, layout.state())
        .with("-Djava.awt.headless=true")
        .with("-Dorg.slf4j.simpleLogger.logFile=System.out")
        .with("-Dorg.slf4j.simpleLogger.showDateTime=true")
        .with("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
        .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
        .with("-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info");
  }

  private ProcessSpec process(List<String> command) {
    return ProcessSpec.of(
        NAME, command, Map.of("MALLOC_ARENA_MAX", "2"), layout.state().path(), layout.log(NAME));
  }

  private Map<String, Object> adminConfig() {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address(),
        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 250,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 30_000,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
  }

  private boolean answers() throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), ports.clients()).close();
    try (Admin admin = Admin.create(adminConfig())) {
      return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
