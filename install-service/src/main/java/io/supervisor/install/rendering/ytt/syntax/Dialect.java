package io.supervisor.install.rendering.ytt.syntax;

/** What the surroundings of a piece of code produce: YAML nodes, text, or nothing but values. */
public enum Dialect {
  YAML,
  TEXT,
  CODE
}
