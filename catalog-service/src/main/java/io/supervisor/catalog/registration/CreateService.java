package io.supervisor.catalog.registration;

/** Body of a create call: exactly one of the three specs. */
record CreateService(Spec carvelSpec, Spec vsphereSpec, CustomSpec customSpec, Object spec) {

  record Spec(VersionSpec versionSpec) {}

  record CustomSpec(
      String supervisorService, String displayName, String description, VersionSpec versionSpec) {}

  private static VersionSpec of(Spec spec) {
    return spec == null ? null : spec.versionSpec();
  }

  /** The spec that is there. */
  SentSpec sent() {
    return SentSpec.oneOf(
        SentSpec.carvel("carvel_spec.version_spec", carvelSpec != null, of(carvelSpec)),
        SentSpec.vsphere("vsphere_spec.version_spec", vsphereSpec != null, of(vsphereSpec)),
        SentSpec.custom(customSpec),
        spec != null);
  }
}
