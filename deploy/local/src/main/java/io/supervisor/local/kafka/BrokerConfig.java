package io.supervisor.local.kafka;

import java.nio.file.Path;

/** The broker's configuration: one node that is broker and controller, everything kept once. */
public final class BrokerConfig {

  private BrokerConfig() {}

  /** The text of {@code server.properties}. */
  public static String text(BrokerPorts ports, Path home) {
    return """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
        listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
        controller.listener.names=CONTROLLER
        inter.broker.listener.name=PLAINTEXT
        log.dirs=%3$s
        auto.create.topics.enable=false
        default.replication.factor=1
        min.insync.replicas=1
        offsets.topic.num.partitions=3
        offsets.topic.replication.factor=1
        transaction.state.log.num.partitions=3
        transaction.state.log.replication.factor=1
        transaction.state.log.min.isr=1
        share.coordinator.state.topic.num.partitions=1
        share.coordinator.state.topic.replication.factor=1
        share.coordinator.state.topic.min.isr=1
        group.initial.rebalance.delay.ms=0
        message.max.bytes=8388608
        replica.fetch.max.bytes=8388608
        log.segment.bytes=67108864
        log.index.size.max.bytes=1048576
        log.cleaner.dedupe.buffer.size=8388608
        num.network.threads=2
        num.io.threads=4
        num.recovery.threads.per.data.dir=1
        """
        .formatted(ports.clients(), ports.controller(), escaped(home.resolve("data")));
  }

  private static String escaped(Path path) {
    return path.toString().replace("\\", "\\\\");
  }
}
