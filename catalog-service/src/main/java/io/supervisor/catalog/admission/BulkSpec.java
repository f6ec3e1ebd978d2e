package io.supervisor.catalog.admission;

import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Body of an install on many Supervisors.
 *
 * @param supervisors cluster ids, 1 to 200
 * @param yamlServiceConfig YAML in Base64, the same for all; absent for no config
 */
record BulkSpec(
    String supervisorService, String version, String yamlServiceConfig, List<String> supervisors) {

  private static final int MOST = 200;

  /** One command for each Supervisor; 400 naming every field that is wrong. */
  List<InstallCommand> commands(Origin origin) {
    List<Finding> faults = new ArrayList<>();
    if (supervisorService == null || supervisorService.isBlank()) {
      faults.add(new Finding("supervisor_service", "is missing", "Name a registered service."));
    }
    if (version == null || version.isBlank()) {
      faults.add(new Finding("version", "is missing", "Name a version of the service."));
    }
    List<String> on =
        supervisors == null
            ? List.of()
            : supervisors.stream().filter(Objects::nonNull).distinct().toList();
    if (on.isEmpty() || on.size() > MOST) {
      faults.add(
          new Finding("supervisors", "has %d ids".formatted(on.size()), "Name 1 to 200 of them."));
    }
    String config = InstallSpec.config(yamlServiceConfig, faults);
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid(
          "io.supervisor.install.bulk.invalid", "The installs are refused", faults);
    }
    return on.stream()
        .map(id -> new InstallCommand(id, supervisorService, version, config, null, origin))
        .toList();
  }

  /** Names what is wanted, never the config: it may hold secrets. */
  @Override
  public String toString() {
    return "BulkSpec[%s %s on %s]".formatted(supervisorService, version, supervisors);
  }
}
