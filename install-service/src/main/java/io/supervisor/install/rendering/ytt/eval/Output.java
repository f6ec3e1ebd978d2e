package io.supervisor.install.rendering.ytt.eval;

/** Collects what a template prints; its result is the value of a function without return. */
public interface Output {

  Object result();
}
