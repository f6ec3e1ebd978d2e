package io.supervisor.install.rendering;

import java.util.List;
import java.util.Map;

/** The rendered objects, in file order then document order. */
public record RenderedSet(List<Map<String, Object>> documents) {

  public RenderedSet {
    documents = List.copyOf(documents);
  }
}
