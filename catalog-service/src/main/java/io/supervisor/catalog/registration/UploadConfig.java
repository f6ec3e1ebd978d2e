package io.supervisor.catalog.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many uploads one caller may send. */
@ConfigMapping(prefix = "supervisor.catalog.uploads")
public interface UploadConfig {

  /** Uploads and checks a caller may make in a minute, and at most at once. */
  @WithDefault("300")
  int perMinute();

  /** Role that lifts the limit, for those who load whole catalogs. */
  @WithDefault("bulk-publisher")
  String bulkRole();
}
