package io.supervisor.scheduler.namespace;

import io.supervisor.scheduler.placement.NamespaceSpec;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;

/** The namespaces of one Supervisor, as they were seen there last. */
@Entity
public class KnownNamespaces {

  @Id private String supervisor;

  /** The labels of each, by its name. */
  @Convert(converter = NamespaceLabelsColumn.class)
  private Map<String, Map<String, String>> labels;

  @Version
  @Column(name = "revision")
  private long revision;

  KnownNamespaces() {}

  static KnownNamespaces of(String supervisor) {
    KnownNamespaces known = new KnownNamespaces();
    known.supervisor = supervisor;
    return known;
  }

  void see(Map<String, Map<String, String>> now) {
    labels = Map.copyOf(now);
  }

  /** Those in a map of labels by name, in the order of the names. */
  static List<NamespaceSpec> specs(Map<String, Map<String, String>> labels) {
    return labels.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> NamespaceSpec.of(one.getKey(), one.getValue()))
        .toList();
  }

  List<NamespaceSpec> specs() {
    return specs(labels);
  }
}
