package io.supervisor.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** Settings of the outbox and its relay. */
@ConfigMapping(prefix = "supervisor.outbox")
public interface OutboxConfig {

  /** Rows read at once, and the most that may wait for the broker at a time. */
  @WithDefault("1000")
  int batch();

  /** Longest time between two looks at the table when no notification comes. */
  @WithDefault("500ms")
  Duration poll();

  /** Time after which an instance without the relay's lock asks for it again. */
  @WithDefault("1s")
  Duration takeover();

  /** Largest event, in bytes of its JSON. */
  @WithName("max-payload-bytes")
  @WithDefault("6291456")
  int maxPayloadBytes();
}
