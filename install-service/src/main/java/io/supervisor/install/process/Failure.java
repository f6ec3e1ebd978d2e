package io.supervisor.install.process;

/** Reasons of FAILED that this service gives itself; others come from the Supervisor. */
final class Failure {

  static final String CIRCLE = "CircularDependency";
  static final String CONFLICT = "Conflict";
  static final String RENDERING = "RenderingFailed";
  static final String PACKAGE = "PackageNotRenderable";
  static final String PLACEMENT = "PlacementRefused";

  private Failure() {}
}
