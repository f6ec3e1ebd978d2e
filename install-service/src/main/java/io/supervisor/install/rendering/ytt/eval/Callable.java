package io.supervisor.install.rendering.ytt.eval;

/** Anything that can be called. */
public interface Callable {

  String name();

  Object call(Arguments arguments, Interpreter interpreter);
}
