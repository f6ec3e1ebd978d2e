package io.supervisor.install.rendering.ytt.syntax;

import io.supervisor.install.rendering.RenderFault;

/** Base of everything that can go wrong with a template; carries the place where it happened. */
public abstract sealed class TemplateError extends RuntimeException
    permits SyntaxError, EvaluationError, LimitExceeded, UnsupportedTemplate {

  private static final long serialVersionUID = 1L;

  private transient Place place;
  private final String hint;

  protected TemplateError(Place place, String problem, String hint) {
    super(problem, null, false, false);
    this.place = place;
    this.hint = hint;
  }

  public Place place() {
    return place;
  }

  /** Sets the place unless one is known: the innermost place wins. */
  public void locate(Place outer) {
    if (place == Place.UNKNOWN) {
      place = outer;
    }
  }

  /** The fault as the caller of the renderer sees it. */
  public RenderFault fault() {
    return new RenderFault(place.file(), place.line(), "", getMessage(), hint);
  }
}
