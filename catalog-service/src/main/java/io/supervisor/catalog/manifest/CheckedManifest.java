package io.supervisor.catalog.manifest;

import io.supervisor.platform.error.Finding;
import java.util.List;
import java.util.Optional;

/** The result of reading an upload: a manifest without faults, or faults. */
public record CheckedManifest(PackageManifest found, List<Finding> faults) {

  /** The manifest, if nothing is wrong with it. */
  public Optional<PackageManifest> manifest() {
    return Optional.ofNullable(found);
  }
}
