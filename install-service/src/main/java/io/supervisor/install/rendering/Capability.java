package io.supervisor.install.rendering;

import java.util.List;

/** What this renderer can and cannot do with a package's template steps. */
public record Capability(boolean renderable, List<String> missing) {

  public Capability {
    missing = List.copyOf(missing);
  }
}
