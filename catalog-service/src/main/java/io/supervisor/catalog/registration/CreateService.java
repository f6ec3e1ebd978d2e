package io.supervisor.catalog.registration;

/** Body of a create call: {@code carvel_spec} is the form this suite takes. */
record CreateService(CarvelSpec carvelSpec, Object vsphereSpec, Object customSpec) {

  record CarvelSpec(Content versionSpec) {}

  /** {@code content}: the YAML file in Base64. */
  record Content(String content) {}
}
