package io.supervisor.install.rendering.ytt.syntax;

/** A rendering that needed more than it may have; cannot be caught by a template. */
public final class LimitExceeded extends TemplateError {

  private static final long serialVersionUID = 1L;

  public LimitExceeded(String problem) {
    super(Place.UNKNOWN, "limit exceeded: " + problem, "simplify the template");
  }
}
