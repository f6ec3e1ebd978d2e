package io.supervisor.platform.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The topics that are read many records at once, each under a name of its own. */
@ConfigMapping(prefix = "supervisor.batches")
public interface BatchConfig {

  @WithParentName
  Map<String, Source> sources();

  /** One topic, as a group of consumers reads it. */
  interface Source {

    String topic();

    String group();

    /** Where records go that can never be handled. */
    String deadLetters();

    /** Which instance of the service this is, so that a restart moves no partitions. */
    @WithDefault("0")
    String instance();

    /** Threads that read, 1 and up; each has partitions of its own. */
    @WithDefault("3")
    int readers();
  }
}
