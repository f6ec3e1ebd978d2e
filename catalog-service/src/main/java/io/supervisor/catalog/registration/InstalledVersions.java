package io.supervisor.catalog.registration;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where versions are installed; answered by whoever admits installs. */
public interface InstalledVersions {

  /** Supervisors that run this version, or are on their way to or from it. */
  Uni<List<String>> supervisorsWith(String service, String version);
}
