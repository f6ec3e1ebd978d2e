package io.supervisor.install.bundle;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The objects that hand a package to the kapp-controller of a Supervisor, which renders and applies
 * it there: its namespace, an account with rights, the values, the package itself, and the wish to
 * install it (Carvel's PackageInstall, {@code packaging.carvel.dev/v1alpha1}).
 */
final class KappDelivery {

  private static final String PACKAGES = "data.packaging.carvel.dev/v1alpha1";
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final List<String> ALL = List.of("*");

  private final String namespace;
  private final String name;
  private final String values;

  /**
   * For a namespace.
   *
   * @param valuesDigest keyed digest of the config: other values are another Secret, so that the
   *     controller sees a new wish and its answer belongs to it
   */
  KappDelivery(String namespace, String valuesDigest) {
    this.namespace = namespace;
    this.values = "values-" + valuesDigest.substring(0, 10);
    this.name = namespace + "-installer";
  }

  /** For the documents of an upload and the config in clear. */
  List<Map<String, Object>> objects(List<Map<String, Object>> documents, String config) {
    Map<String, Object> packageDocument =
        documents.stream()
            .filter(KappDelivery::isPackage)
            .findFirst()
            .orElseThrow(KappDelivery::noPackage);
    Map<String, Object> spec = OwnedObjects.map(packageDocument, "spec");
    List<Map<String, Object>> objects = new ArrayList<>();
    objects.add(object("v1", "Namespace", namespace, Map.of()));
    objects.add(object("v1", "ServiceAccount", name, Map.of()));
    rights(objects);
    objects.add(object("v1", "Secret", values, Map.of("stringData", values(config, spec))));
    documents.stream().filter(one -> PACKAGES.equals(one.get("apiVersion"))).forEach(objects::add);
    objects.add(wish(spec));
    return objects;
  }

  /** Everything inside the namespace, and of what is cluster-wide only what packages may bring. */
  private void rights(List<Map<String, Object>> objects) {
    objects.add(object(RBAC + "/v1", "Role", name, Map.of("rules", List.of(rule(ALL, ALL, ALL)))));
    objects.add(binding("RoleBinding", "Role", name));
    List<String> verbs = List.of("get", "list", "watch", "create", "update", "patch", "delete");
    List<String> roleVerbs = new ArrayList<>(verbs);
    roleVerbs.addAll(List.of("escalate", "bind"));
    objects.add(
        object(
            RBAC + "/v1",
            "ClusterRole",
            name,
            Map.of(
                "rules",
                List.of(
                    rule(
                        List.of("apiextensions.k8s.io"),
                        List.of("customresourcedefinitions"),
                        verbs),
                    rule(
                        List.of("admissionregistration.k8s.io"),
                        List.of("validatingwebhookconfigurations", "mutatingwebhookconfigurations"),
                        verbs),
                    rule(
                        List.of(RBAC),
                        List.of("clusterroles", "clusterrolebindings"),
                        roleVerbs)))));
    objects.add(binding("ClusterRoleBinding", "ClusterRole", name));
  }

  private static Map<String, Object> rule(
      List<String> groups, List<String> resources, List<String> verbs) {
    return Map.of("apiGroups", groups, "resources", resources, "verbs", verbs);
  }

  private Map<String, Object> binding(String kind, String role, String roleName) {
    return object(
        RBAC + "/v1",
        kind,
        name,
        Map.of(
            "roleRef",
            Map.of("apiGroup", RBAC, "kind", role, "name", roleName),
            "subjects",
            List.of(Map.of("kind", "ServiceAccount", "name", name, "namespace", namespace))));
  }

  /** Keys are read in the order of their names, so the namespace wins over the config. */
  private Map<String, Object> values(String config, Map<String, Object> spec) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("1-config.yaml", config);
    Map<String, Object> schema =
        OwnedObjects.map(OwnedObjects.map(spec, "valuesSchema"), "openAPIv3");
    if (OwnedObjects.map(schema, "properties").containsKey("namespace")) {
      values.put("2-namespace.yaml", "namespace: " + namespace + "\n");
    }
    return values;
  }

  /** One exact version; that it may go down is ours to decide. */
  private Map<String, Object> wish(Map<String, Object> spec) {
    Map<String, Object> wish =
        object(
            "packaging.carvel.dev/v1alpha1",
            "PackageInstall",
            namespace,
            Map.of(
                "spec",
                Map.of(
                    "serviceAccountName",
                    name,
                    "packageRef",
                    Map.of(
                        "refName",
                        OwnedObjects.text(spec, "refName"),
                        "versionSelection",
                        Map.of(
                            "constraints",
                            OwnedObjects.text(spec, "version"),
                            "prereleases",
                            Map.of())),
                    "values",
                    List.of(Map.of("secretRef", Map.of("name", values))))));
    Map<String, Object> metadata = new LinkedHashMap<>(OwnedObjects.map(wish, "metadata"));
    metadata.put("annotations", Map.of("packaging.carvel.dev/downgradable", ""));
    wish.put("metadata", metadata);
    return wish;
  }

  static boolean isPackage(Map<String, Object> document) {
    return "Package".equals(document.get("kind"))
        && String.valueOf(document.get("apiVersion")).startsWith("data.packaging.carvel.dev/");
  }

  private static Map<String, Object> object(
      String apiVersion, String kind, String name, Map<String, Object> content) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("apiVersion", apiVersion);
    object.put("kind", kind);
    object.put("metadata", Map.of("name", name));
    object.putAll(content);
    return object;
  }

  private static RenderFailure noPackage() {
    return new RenderFailure(
        new RenderFault(
            "",
            0,
            "",
            "is no Carvel package, and this Supervisor installs those only",
            "Register the service as a Carvel package."));
  }
}
