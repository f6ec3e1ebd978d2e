package io.supervisor.scheduler.namespace;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;

/** The namespaces of one Supervisor, as they were seen there last. */
@Entity
public class KnownNamespaces {

  @Id private String supervisor;

  @Convert(converter = NamespaceLabelsColumn.class)
  private Map<String, Map<String, String>> labels;

  KnownNamespaces() {}

  /** The labels of each, by its name. */
  Map<String, Map<String, String>> labels() {
    return labels;
  }
}
