package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Supervisor has before anybody asks for anything: namespaces, roles and hosts.
 *
 * @param zones over how many zones the hosts are spread
 */
public record ClusterSeed(Cluster cluster, String id, int hosts, int zones) {
  private static final List<String> READ = List.of("get", "list", "watch");
  private static final List<String> GROUPS =
      List.of("", "apps", "batch", "discovery.k8s.io", "networking.k8s.io", "policy");
  private static final List<String> VISIBLE =
      List.of(
          "configmaps",
          "cronjobs",
          "daemonsets",
          "deployments",
          "deployments/scale",
          "endpoints",
          "endpointslices",
          "events",
          "ingresses",
          "jobs",
          "limitranges",
          "namespaces",
          "networkpolicies",
          "persistentvolumeclaims",
          "poddisruptionbudgets",
          "pods",
          "pods/log",
          "replicasets",
          "resourcequotas",
          "serviceaccounts",
          "services",
          "statefulsets");

  /** Makes what is not there yet; on a Supervisor that was used before, that is nothing. */
  public void plant() {
    if (cluster.find(KindTable.NAMESPACE.key("", "default")).isPresent()) {
      return;
    }
    for (String name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
      make(KindTable.NAMESPACE, "", name, Json.object());
    }
    apiService();
    roles();
    storageClass();
    for (int i = 1; i <= hosts; i++) {
      ObjectNode host = HostObject.of(id, i, zone(i), cluster.times().now());
      cluster.create(KindTable.NODE, "", host);
    }
  }

  /** Hosts are dealt to the zones in turns; a single zone has the name of the Supervisor. */
  private String zone(int host) {
    return zones == 1 ? id : id + "-z" + ((host - 1) % zones + 1);
  }

  private void make(Kind kind, String namespace, String name, ObjectNode object) {
    Meta.of(object).put("name", name);
    cluster.create(kind, namespace, object);
  }

  private void apiService() {
    ObjectNode service = Json.object();
    Json.child(service, "metadata", "labels").put("component", "apiserver");
    ObjectNode spec = Json.child(service, "spec").put("clusterIP", "10.96.0.1");
    spec.putArray("ports")
        .addObject()
        .put("name", "https")
        .put("protocol", "TCP")
        .put("port", 443)
        .put("targetPort", 6443);
    make(KindTable.SERVICE, "default", "kubernetes", service);
  }

  private void storageClass() {
    ObjectNode storage = Json.object().put("provisioner", "csi.simulated");
    Json.child(storage, "metadata", "annotations")
        .put("storageclass.kubernetes.io/is-default-class", "true");
    make(KindTable.STORAGE_CLASS, "", "simulated", storage);
  }

  private void roles() {
    role("cluster-admin", List.of("*"), List.of("*"), List.of("*"));
    role("view", GROUPS, VISIBLE, READ);
    List<String> editable = new ArrayList<>(VISIBLE);
    editable.add("secrets");
    role("edit", GROUPS, editable, List.of("*"));
    bind("cluster-admin", "system:masters");
    List<String> reviews = List.of("selfsubjectaccessreviews", "selfsubjectrulesreviews");
    role("system:basic-user", List.of("authorization.k8s.io"), reviews, List.of("create"));
    bind("system:basic-user", "system:authenticated");
  }

  private void bind(String role, String toGroup) {
    ObjectNode binding = Json.object();
    binding
        .putArray("subjects")
        .addObject()
        .put("kind", "Group")
        .put("apiGroup", "rbac.authorization.k8s.io")
        .put("name", toGroup);
    binding
        .putObject("roleRef")
        .put("apiGroup", "rbac.authorization.k8s.io")
        .put("kind", "ClusterRole")
        .put("name", role);
    make(KindTable.CLUSTER_ROLE_BINDING, "", role, binding);
  }

  private void role(String name, List<String> groups, List<String> resources, List<String> verbs) {
    ObjectNode role = Json.object();
    ObjectNode rule = role.putArray("rules").addObject();
    groups.forEach(rule.putArray("apiGroups")::add);
    resources.forEach(rule.putArray("resources")::add);
    verbs.forEach(rule.putArray("verbs")::add);
    make(KindTable.CLUSTER_ROLE, "", name, role);
  }
}
