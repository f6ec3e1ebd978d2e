package io.supervisor.install.rendering.helm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What renders a chart that lies in a folder. */
public interface ChartEngine {

  /** Why there is no such engine here, in plain words; empty when there is. */
  Optional<String> missing();

  /**
   * Renders, without asking any cluster.
   *
   * @return YAML documents
   * @throws IllegalStateException with the engine's own words, which may quote values
   */
  String render(Path chart, List<Path> values, Release release);
}
