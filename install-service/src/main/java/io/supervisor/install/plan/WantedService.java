package io.supervisor.install.plan;

import io.supervisor.install.dependency.ConfigValues;
import io.supervisor.install.dependency.KnownVersion;

/**
 * A version that is to run on a Supervisor.
 *
 * @param reason why
 * @param configured whether a config was given with it
 */
record WantedService(KnownVersion version, ConfigValues values, String reason, boolean configured) {

  String service() {
    return version.service();
  }
}
