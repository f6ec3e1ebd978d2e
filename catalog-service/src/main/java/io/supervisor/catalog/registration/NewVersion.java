package io.supervisor.catalog.registration;

import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.manifest.PackageManifest;

/** An upload that was verified and may become a version. */
public record NewVersion(CheckedManifest checked, Upload upload, Provenance from) {

  PackageManifest manifest() {
    return checked.manifest().orElseThrow();
  }

  /** The same, arriving DEACTIVATED. */
  NewVersion deactivated() {
    Provenance same =
        new Provenance(
            from.source(), from.location(), from.signature(), State.DEACTIVATED, from.byDefault());
    return new NewVersion(checked, upload, same);
  }
}
