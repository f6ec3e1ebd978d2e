package io.supervisor.catalog.registration;

import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.manifest.PackageManifest;

/**
 * An upload that was verified and may become a version.
 *
 * @param serviceName name of the service for people, when it is not that of the version; else null
 * @param serviceDescription the same for its description
 */
public record NewVersion(
    CheckedManifest checked,
    Upload upload,
    Provenance from,
    String serviceName,
    String serviceDescription) {

  /** A version that names its service itself. */
  public NewVersion(CheckedManifest checked, Upload upload, Provenance from) {
    this(checked, upload, from, null, null);
  }

  PackageManifest manifest() {
    return checked.manifest().orElseThrow();
  }

  /** The same, arriving DEACTIVATED. */
  NewVersion deactivated() {
    Provenance same =
        new Provenance(
            from.source(), from.location(), from.signature(), State.DEACTIVATED, from.byDefault());
    return new NewVersion(checked, upload, same, serviceName, serviceDescription);
  }

  /** The same with other findings. */
  NewVersion with(CheckedManifest other) {
    return new NewVersion(other, upload, from, serviceName, serviceDescription);
  }
}
