package io.supervisor.local.kafka;

import io.supervisor.local.process.StartFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;

/** Makes the broker's topics those of the file; topics that the file lacks stay. */
final class Topics {

  private final Admin admin;

  Topics(Admin admin) {
    this.admin = admin;
  }

  void ensure(List<TopicSpec> wanted) throws InterruptedException {
    try {
      List<String> present = new ArrayList<>(admin.listTopics().names().get());
      List<TopicSpec> missing = wanted.stream().filter(t -> !present.contains(t.name())).toList();
      List<TopicSpec> old = wanted.stream().filter(t -> present.contains(t.name())).toList();
      admin.createTopics(missing.stream().map(Topics::newTopic).toList()).all().get();
      setConfigs(old);
      addPartitions(old);
    } catch (ExecutionException e) {
      throw new StartFailure(
          KafkaServer.NAME,
          "the topics could not be made: " + e.getCause().getMessage(),
          "Check deploy/kafka/topics.yaml.");
    }
  }

  private static NewTopic newTopic(TopicSpec topic) {
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.of((short) 1))
        .configs(topic.config());
  }

  private void setConfigs(List<TopicSpec> topics) throws ExecutionException, InterruptedException {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (TopicSpec topic : topics) {
      changes.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
          topic.config().entrySet().stream()
              .map(e -> new ConfigEntry(e.getKey(), e.getValue()))
              .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
              .toList());
    }
    admin.incrementalAlterConfigs(changes).all().get();
  }

  private void addPartitions(List<TopicSpec> topics)
      throws ExecutionException, InterruptedException {
    Map<String, TopicDescription> present =
        admin.describeTopics(topics.stream().map(TopicSpec::name).toList()).allTopicNames().get();
    Map<String, NewPartitions> more = new HashMap<>();
    for (TopicSpec topic : topics) {
      int partitions = present.get(topic.name()).partitions().size();
      if (partitions > topic.partitions()) {
        throw new StartFailure(
            KafkaServer.NAME,
            "topic %s has %d partitions, more than the %d wanted"
                .formatted(topic.name(), partitions, topic.partitions()),
            "Start with --fresh, which deletes all state.");
      }
      if (partitions < topic.partitions()) {
        more.put(topic.name(), NewPartitions.increaseTo(topic.partitions()));
      }
    }
    admin.createPartitions(more).all().get();
  }
}
