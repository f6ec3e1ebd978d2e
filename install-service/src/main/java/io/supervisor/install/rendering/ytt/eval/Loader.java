package io.supervisor.install.rendering.ytt.eval;

import java.util.Map;

/** Finds what a load statement names. */
@FunctionalInterface
public interface Loader {

  /** The names the module offers. */
  Map<String, Object> load(String module);
}
