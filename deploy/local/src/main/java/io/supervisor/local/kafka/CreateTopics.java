package io.supervisor.local.kafka;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Makes the topics of a file on a broker that runs somewhere: {@code BROKER FILE}. */
public final class CreateTopics {

  private CreateTopics() {}

  /** Can be run again: what is there stays. */
  public static void main(String[] arguments) throws InterruptedException {
    Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
    try (Admin admin = Admin.create(settings)) {
      new Topics(admin).ensure(TopicFile.read(Path.of(arguments[1])).topics());
    }
  }
}
