package io.supervisor.platform.fault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** What a test wants to go wrong, from the environment only. Never set where it matters. */
@ConfigMapping(prefix = "supervisor.fault")
public interface FaultConfig {

  /**
   * {@code SUPERVISOR_FAULT_POINTS}: {@code name@hit}, {@code name@hit=halt} or {@code
   * name@hit=pause:milliseconds}, several of them with commas between.
   */
  Optional<List<String>> points();

  /**
   * {@code SUPERVISOR_FAULT_INBOX_OFF}: every record is new, however often it comes. Shows that the
   * tests of repeated records can fail.
   */
  @WithDefault("false")
  boolean inboxOff();
}
