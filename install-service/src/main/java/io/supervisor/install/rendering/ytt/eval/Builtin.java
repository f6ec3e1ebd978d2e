package io.supervisor.install.rendering.ytt.eval;

/** A function that comes with the language or a module. */
public record Builtin(String name, Body body) implements Callable {

  /** What the function does. */
  @FunctionalInterface
  public interface Body {
    Object apply(Arguments arguments, Interpreter interpreter);
  }

  @Override
  public Object call(Arguments arguments, Interpreter interpreter) {
    return body.apply(arguments.of(name), interpreter);
  }
}
