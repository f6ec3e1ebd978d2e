package io.supervisor.simulator.schema;

/** A value that is not of the type that its field has. */
public final class TypeMismatch extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TypeMismatch(String message) {
    super(message, null, false, false);
  }
}
