package io.supervisor.install.rendering.ytt.syntax;

/** A template that was read but failed while it ran. */
public final class EvaluationError extends TemplateError {

  private static final long serialVersionUID = 1L;

  public EvaluationError(Place place, String problem, String hint) {
    super(place, problem, hint);
  }

  public EvaluationError(String problem, String hint) {
    this(Place.UNKNOWN, problem, hint);
  }

  public EvaluationError(String problem) {
    this(Place.UNKNOWN, problem, "");
  }
}
