package io.supervisor.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** The real broker of the build, without the topics of the module before. */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    String broker = SharedServers.get().kafka();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      Set<String> left = admin.listTopics().names().get();
      admin.deleteTopics(left).all().get();
      while (!admin.listTopics().names().get().isEmpty()) {
        Thread.sleep(50);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Map.of(
        "SUPERVISOR_KAFKA",
        broker,
        "mp.messaging.connector.smallrye-kafka.allow.auto.create.topics",
        "true");
  }

  @Override
  public void stop() {
    // the servers end with the build
  }
}
