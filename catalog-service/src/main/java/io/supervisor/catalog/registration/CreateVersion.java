package io.supervisor.catalog.registration;

/** Body of a call that adds a version: the version spec stands directly in the spec. */
record CreateVersion(CreateService.Content carvelSpec, Object vsphereSpec, Object customSpec) {}
