package io.supervisor.simulator.patch;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Merge rules of the built-in kinds, found by the name of a field and of the list above it. */
public record BuiltInRules(String path, String name) implements FieldRules {
  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry("containers", List.of("name")),
          Map.entry("initContainers", List.of("name")),
          Map.entry("ephemeralContainers", List.of("name")),
          Map.entry("env", List.of("name")),
          Map.entry("volumes", List.of("name")),
          Map.entry("volumeMounts", List.of("mountPath")),
          Map.entry("volumeDevices", List.of("devicePath")),
          Map.entry("imagePullSecrets", List.of("name")),
          Map.entry("secrets", List.of("name")),
          Map.entry("conditions", List.of("type")),
          Map.entry("ownerReferences", List.of("uid")),
          Map.entry("hostAliases", List.of("ip")),
          Map.entry("podIPs", List.of("ip")),
          Map.entry("hostIPs", List.of("ip")),
          Map.entry("webhooks", List.of("name")),
          Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")));
  private static final Set<String> ATOMIC =
      Set.of(
          "nodeSelector",
          "labelSelector",
          "namespaceSelector",
          "podSelector",
          "secretKeyRef",
          "configMapKeyRef",
          "fieldRef",
          "resourceFieldRef",
          "requiredDuringSchedulingIgnoredDuringExecution.node",
          "involvedObject",
          "targetRef",
          "roleRef",
          "secretRef",
          "scaleTargetRef");
  private static final Set<String> PORT_PARENTS =
      Set.of("containers", "initContainers", "ephemeralContainers");

  public static FieldRules root() {
    return new BuiltInRules("", "");
  }

  @Override
  public FieldRules field(String field) {
    return new BuiltInRules(name.isEmpty() ? path : path + "." + name, field);
  }

  @Override
  public FieldRules item() {
    return new BuiltInRules(path + "." + name, "");
  }

  @Override
  public List<String> keys() {
    if (name.equals("ports")) {
      return portKeys();
    }
    if (name.equals("addresses") && path.endsWith("status")) {
      return List.of("type");
    }
    return KEYS.getOrDefault(name, List.of());
  }

  private List<String> portKeys() {
    String parent = path.substring(path.lastIndexOf('.') + 1);
    if (PORT_PARENTS.contains(parent)) {
      return List.of("containerPort", "protocol");
    }
    return path.equals(".spec") || path.equals("spec") ? List.of("port", "protocol") : List.of();
  }

  @Override
  public boolean set() {
    return name.equals("finalizers");
  }

  @Override
  public boolean atomic() {
    return name.equals("selector") || ATOMIC.contains(name);
  }

  @Override
  public String keyDefault(String key) {
    return key.equals("protocol") ? "TCP" : "";
  }
}
