package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.write.WriteOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

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
    priorityClass(
        "system-cluster-critical", 2_000_000_000, "For pods that the cluster needs, on any host");
    priorityClass(
        "system-node-critical", 2_000_001_000, "For pods that the host needs that they run on");
    apiService();
    parts();
    roles();
    if (hosts > 0) {
      storageClass();
    }
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
    cluster.writer().create(kind, namespace, object, WriteOptions.by("kube-apiserver"));
  }

  private static ObjectNode bootstrapped(ObjectNode role) {
    Json.child(role, "metadata", "annotations")
        .put("rbac.authorization.kubernetes.io/autoupdate", "true");
    Json.child(role, "metadata", "labels").put("kubernetes.io/bootstrapping", "rbac-defaults");
    return role;
  }

  private void priorityClass(String name, long value, String use) {
    ObjectNode priority = Json.object().put("value", value).put("description", use);
    make(KindTable.PRIORITY_CLASS, "", name, priority);
  }

  /** Each version of each group is a part of the API that this server itself answers for. */
  private void parts() {
    TreeSet<String> versions = new TreeSet<>();
    KindTable.rows().forEach(k -> versions.add(k.version() + "." + k.group()));
    Kind kind = KindTable.API_SERVICE;
    for (String version : versions) {
      int dot = version.indexOf('.');
      ObjectNode part = Json.object();
      ObjectNode spec = part.putObject("spec");
      spec.put("version", version.substring(0, dot)).put("group", version.substring(dot + 1));
      spec.put("groupPriorityMinimum", 17000).put("versionPriority", 15);
      Json.child(part, "metadata", "labels")
          .put("kube-aggregator.kubernetes.io/automanaged", "onstart");
      make(kind, "", version, part);
      String now = cluster.times().now();
      cluster
          .writer()
          .amend(
              kind.key("", version),
              p ->
                  Conditions.set(
                      Json.child(p, "status"),
                      "Available",
                      "True",
                      "Local",
                      "Local APIServices are always available",
                      now));
    }
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
    ObjectNode late =
        Json.object()
            .put("provisioner", "csi.simulated")
            .put("volumeBindingMode", "WaitForFirstConsumer");
    make(KindTable.STORAGE_CLASS, "", "simulated-latebinding", late);
  }

  private void roles() {
    role("cluster-admin", List.of("*"), List.of("*"), List.of("*"));
    role("view", GROUPS, VISIBLE, READ);
    List<String> editable = new ArrayList<>(VISIBLE);
    editable.add("secrets");
    role("edit", GROUPS, editable, List.of("*"));
    bind("cluster-admin", "system:masters");
    ObjectNode reviews = Json.object();
    rule(
        reviews,
        "create",
        "authorization.k8s.io",
        "selfsubjectaccessreviews",
        "selfsubjectrulesreviews");
    rule(reviews, "create", "authentication.k8s.io", "selfsubjectreviews");
    make(KindTable.CLUSTER_ROLE, "", "system:basic-user", bootstrapped(reviews));
    bind("system:basic-user", "system:authenticated");
    List<String> open = List.of("/healthz", "/livez", "/readyz", "/version", "/version/");
    List<String> documents =
        List.of(
            "/api",
            "/api/*",
            "/apis",
            "/apis/*",
            "/healthz",
            "/livez",
            "/openapi",
            "/openapi/*",
            "/readyz",
            "/version",
            "/version/");
    paths("system:public-info-viewer", open);
    bind("system:public-info-viewer", "system:authenticated", "system:unauthenticated");
    paths("system:discovery", documents);
    bind("system:discovery", "system:authenticated");
    paths("system:service-account-issuer-discovery", List.of("/.well-known", "/.well-known/*"));
    bind("system:service-account-issuer-discovery", "system:authenticated");
  }

  private static void rule(ObjectNode role, String verb, String group, String... resources) {
    ObjectNode rule = Json.list(role, "rules").addObject();
    rule.putArray("verbs").add(verb);
    rule.putArray("apiGroups").add(group);
    List.of(resources).forEach(rule.putArray("resources")::add);
  }

  private void bind(String role, String... toGroups) {
    ObjectNode binding = Json.object();
    for (String group : toGroups) {
      Json.list(binding, "subjects")
          .addObject()
          .put("kind", "Group")
          .put("apiGroup", "rbac.authorization.k8s.io")
          .put("name", group);
    }
    binding
        .putObject("roleRef")
        .put("apiGroup", "rbac.authorization.k8s.io")
        .put("kind", "ClusterRole")
        .put("name", role);
    make(KindTable.CLUSTER_ROLE_BINDING, "", role, bootstrapped(binding));
  }

  private void paths(String name, List<String> urls) {
    ObjectNode role = Json.object();
    ObjectNode rule = role.putArray("rules").addObject();
    urls.forEach(rule.putArray("nonResourceURLs")::add);
    rule.putArray("verbs").add("get");
    make(KindTable.CLUSTER_ROLE, "", name, bootstrapped(role));
  }

  private void role(String name, List<String> groups, List<String> resources, List<String> verbs) {
    ObjectNode role = Json.object();
    ObjectNode rule = role.putArray("rules").addObject();
    groups.forEach(rule.putArray("apiGroups")::add);
    resources.forEach(rule.putArray("resources")::add);
    verbs.forEach(rule.putArray("verbs")::add);
    make(KindTable.CLUSTER_ROLE, "", name, bootstrapped(role));
  }
}
