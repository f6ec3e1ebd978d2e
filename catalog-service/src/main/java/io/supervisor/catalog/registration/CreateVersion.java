package io.supervisor.catalog.registration;

/** Body of a call that adds a version: the version spec stands directly in the spec. */
record CreateVersion(
    VersionSpec carvelSpec, VersionSpec vsphereSpec, VersionSpec customSpec, Object spec) {

  /** The spec that is there, for a service of this id. */
  SentSpec sent(String service) {
    return SentSpec.oneOf(
        SentSpec.carvel("carvel_spec", carvelSpec != null, carvelSpec),
        SentSpec.vsphere("vsphere_spec", vsphereSpec != null, vsphereSpec),
        SentSpec.custom("custom_spec", customSpec != null, customSpec, service),
        spec != null);
  }
}
