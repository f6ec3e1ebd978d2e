package io.supervisor.namespace.workload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How removals are followed. */
@ConfigMapping(prefix = "supervisor.namespace.removal")
interface RemovalConfig {

  /** From when on something that is being deleted and held by a finalizer is called stuck. */
  @WithDefault("10s")
  Duration stuckAfter();
}
