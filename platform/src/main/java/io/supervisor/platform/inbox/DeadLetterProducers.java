package io.supervisor.platform.inbox;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Puts {@link DeadLetters} behind the producers that the connector makes for refused records. They
 * are its only producers, since events leave by the outbox; and as long as the suite has default
 * settings for Kafka, the connector reads no properties of theirs.
 */
@ApplicationScoped
public class DeadLetterProducers implements ClientCustomizer<Map<String, Object>> {

  /** As large as the largest record of any topic: packages and bundles. */
  static final int LARGEST_RECORD = 8 * 1024 * 1024;

  @Override
  public Map<String, Object> customize(
      String channel, Config settings, Map<String, Object> client) {
    if (client.containsKey(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG)) {
      client.put(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, DeadLetters.class.getName());
      client.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    }
    return client;
  }
}
