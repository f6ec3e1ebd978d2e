package io.supervisor.catalog.yaml;

import io.supervisor.platform.error.Finding;
import java.util.List;

/**
 * A stream that was read.
 *
 * @param documents those that are not empty; as far as reading came when there are faults
 * @param complete whether reading came to the end; faults of content are found all the same
 * @param faults everything that is wrong with the text as YAML; never quotes the text
 */
public record YamlText(List<YamlDocument> documents, List<Finding> faults, boolean complete) {

  /** Copies both lists. */
  public YamlText {
    documents = List.copyOf(documents);
    faults = List.copyOf(faults);
  }
}
