package io.supervisor.install.bundle;

import io.supervisor.install.rendering.RenderFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks rendered objects before they leave and marks them as the install's: namespaced objects
 * stay in its namespace, cluster-wide kinds come from a list, pods are placed by our scheduler.
 */
final class OwnedObjects {

  static final String LABEL = "supervisor.io/install";
  static final String WORKLOAD = "supervisor.io/workload";
  private static final String SCHEDULER = "supervisor-scheduler";
  private static final Set<String> CLUSTER_WIDE =
      Set.of(
          "CustomResourceDefinition",
          "ClusterRole",
          "ClusterRoleBinding",
          "ValidatingWebhookConfiguration",
          "MutatingWebhookConfiguration");
  private static final Set<String> REFUSED =
      Set.of("Node", "PersistentVolume", "StorageClass", "PriorityClass", "APIService");

  private final String install;
  private final String namespace;
  private final List<RenderFault> faults = new ArrayList<>();

  OwnedObjects(String install, String namespace) {
    this.install = install;
    this.namespace = namespace;
  }

  /** The objects as they may be applied; {@link #faults} says what may not. */
  List<Map<String, Object>> own(List<Map<String, Object>> rendered) {
    List<Map<String, Object>> owned = new ArrayList<>();
    for (Map<String, Object> object : rendered) {
      if (check(object)) {
        owned.add(mark(object));
      }
    }
    return owned;
  }

  List<RenderFault> faults() {
    return faults;
  }

  private boolean check(Map<String, Object> object) {
    String kind = text(object, "kind");
    String name = text(map(object, "metadata"), "name");
    if (kind.isEmpty() || name.isEmpty() || text(object, "apiVersion").isEmpty()) {
      return fault(kind, name, "has no apiVersion, kind or name", "Correct the template.");
    }
    if (REFUSED.contains(kind)) {
      return fault(kind, name, "is a kind that packages may not bring", "Remove it.");
    }
    if (kind.equals("Namespace")) {
      return name.equals(namespace)
          || fault(kind, name, "is a foreign namespace", "Use the data value namespace.");
    }
    String wanted = text(map(object, "metadata"), "namespace");
    return CLUSTER_WIDE.contains(kind)
        || wanted.isEmpty()
        || wanted.equals(namespace)
        || fault(kind, name, "is in a foreign namespace", "Use the data value namespace.");
  }

  private boolean fault(String kind, String name, String problem, String hint) {
    faults.add(new RenderFault(kind + "/" + name, 0, "metadata", problem, hint));
    return false;
  }

  private Map<String, Object> mark(Map<String, Object> object) {
    Map<String, Object> marked = new LinkedHashMap<>(object);
    String kind = text(object, "kind");
    Map<String, Object> metadata = owned(map(object, "metadata"));
    if (!CLUSTER_WIDE.contains(kind) && !kind.equals("Namespace")) {
      metadata.put("namespace", namespace);
    }
    marked.put("metadata", metadata);
    if (PodTemplate.KINDS.contains(kind)) {
      String workload = kind + "/" + text(metadata, "name");
      marked.put("spec", PodTemplate.in(object).replaced(template -> placed(template, workload)));
    }
    return marked;
  }

  private Map<String, Object> placed(Map<String, Object> template, String workload) {
    Map<String, Object> marked = new LinkedHashMap<>(template);
    Map<String, Object> metadata = owned(map(template, "metadata"));
    Map<String, Object> annotations = new LinkedHashMap<>(map(metadata, "annotations"));
    annotations.put(WORKLOAD, workload);
    metadata.put("annotations", annotations);
    Map<String, Object> spec = new LinkedHashMap<>(map(template, "spec"));
    spec.put("schedulerName", SCHEDULER);
    marked.put("metadata", metadata);
    marked.put("spec", spec);
    return marked;
  }

  private Map<String, Object> owned(Map<String, Object> metadata) {
    Map<String, Object> marked = new LinkedHashMap<>(metadata);
    Map<String, Object> labels = new LinkedHashMap<>(map(metadata, "labels"));
    labels.put(LABEL, InstallLabel.of(install));
    Map<String, Object> annotations = new LinkedHashMap<>(map(metadata, "annotations"));
    annotations.put(LABEL, install);
    marked.put("labels", labels);
    marked.put("annotations", annotations);
    return marked;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Map<String, Object> of, String key) {
    return of.get(key) instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
  }

  static String text(Map<String, Object> of, String key) {
    return of.get(key) instanceof String found ? found : "";
  }
}
