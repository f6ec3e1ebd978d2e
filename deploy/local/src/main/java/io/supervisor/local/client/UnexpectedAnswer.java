package io.supervisor.local.client;

/** The API answered something else than what must follow. */
public final class UnexpectedAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  UnexpectedAnswer(Answer answer) {
    super(answer.request() + " answered " + answer.status() + ": " + answer.explanation());
    this.status = answer.status();
  }

  public int status() {
    return status;
  }
}
