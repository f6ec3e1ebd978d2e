package io.supervisor.platform.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.util.Map;

/** A real broker in the test's JVM. Topics are made on first use, with one partition. */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {

  private EmbeddedKafkaBroker broker;

  @Override
  public Map<String, String> start() {
    broker =
        new EmbeddedKafkaBroker()
            .withNodeId(1)
            .withDeleteLogDirsOnClose(true)
            .withAdditionalProperties(
                properties -> {
                  properties.put("group.initial.rebalance.delay.ms", "0");
                  properties.put("message.max.bytes", "8388608");
                })
            .start();
    String servers = broker.getAdvertisedListeners();
    return Map.of(
        "SUPERVISOR_KAFKA",
        servers.substring(servers.indexOf("://") + 3),
        "mp.messaging.connector.smallrye-kafka.allow.auto.create.topics",
        "true");
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
  }
}
