package io.supervisor.install.rendering.ytt.syntax;

/** A template that cannot be read. */
public final class SyntaxError extends TemplateError {

  private static final long serialVersionUID = 1L;

  public SyntaxError(Place place, String problem, String hint) {
    super(place, problem, hint);
  }

  public SyntaxError(Place place, String problem) {
    this(place, problem, "");
  }
}
