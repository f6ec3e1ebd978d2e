package io.supervisor.simulator.model;

import static io.supervisor.simulator.model.Trait.CREATE_ON_UPDATE;
import static io.supervisor.simulator.model.Trait.DELETE_ANSWERS_OBJECT;
import static io.supervisor.simulator.model.Trait.GENERATION;
import static io.supervisor.simulator.model.Trait.NO_DELETE_COLLECTION;
import static io.supervisor.simulator.model.Trait.SCALE;
import static io.supervisor.simulator.model.Trait.STATUS;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The kinds that every Supervisor serves. */
public final class KindTable {
  private static final List<String> EXTENSIONS = List.of("api-extensions");
  private static final List<String> ALL = List.of("all");
  private static final List<String> NONE = List.of();

  public static final Kind NAMESPACE =
      wide("", "v1", "namespaces", "Namespace", "ns", NONE, STATUS, NO_DELETE_COLLECTION);
  public static final Kind NODE = wide("", "v1", "nodes", "Node", "no", NONE, STATUS);
  public static final Kind VOLUME =
      wide(
          "",
          "v1",
          "persistentvolumes",
          "PersistentVolume",
          "pv",
          NONE,
          STATUS,
          DELETE_ANSWERS_OBJECT);
  public static final Kind POD =
      kind("", "v1", "pods", "Pod", "po", ALL, STATUS, GENERATION, DELETE_ANSWERS_OBJECT);
  public static final Kind SERVICE =
      kind("", "v1", "services", "Service", "svc", ALL, STATUS, DELETE_ANSWERS_OBJECT);
  public static final Kind ENDPOINTS = kind("", "v1", "endpoints", "Endpoints", "ep", NONE);
  public static final Kind CONFIG_MAP = kind("", "v1", "configmaps", "ConfigMap", "cm", NONE);
  public static final Kind SECRET = kind("", "v1", "secrets", "Secret", "", NONE);
  public static final Kind SERVICE_ACCOUNT =
      kind("", "v1", "serviceaccounts", "ServiceAccount", "sa", NONE, DELETE_ANSWERS_OBJECT);
  public static final Kind EVENT = kind("", "v1", "events", "Event", "ev", NONE, CREATE_ON_UPDATE);
  public static final Kind CLAIM =
      kind(
          "",
          "v1",
          "persistentvolumeclaims",
          "PersistentVolumeClaim",
          "pvc",
          NONE,
          STATUS,
          DELETE_ANSWERS_OBJECT);
  public static final Kind QUOTA =
      kind(
          "",
          "v1",
          "resourcequotas",
          "ResourceQuota",
          "quota",
          NONE,
          STATUS,
          DELETE_ANSWERS_OBJECT);
  public static final Kind LIMIT_RANGE =
      kind("", "v1", "limitranges", "LimitRange", "limits", NONE);
  public static final Kind POD_TEMPLATE =
      kind("", "v1", "podtemplates", "PodTemplate", "", NONE, DELETE_ANSWERS_OBJECT);
  public static final Kind DEPLOYMENT =
      kind("apps", "v1", "deployments", "Deployment", "deploy", ALL, STATUS, SCALE, GENERATION);
  public static final Kind REPLICA_SET =
      kind("apps", "v1", "replicasets", "ReplicaSet", "rs", ALL, STATUS, SCALE, GENERATION);
  public static final Kind DAEMON_SET =
      kind("apps", "v1", "daemonsets", "DaemonSet", "ds", ALL, STATUS, GENERATION);
  public static final Kind STATEFUL_SET =
      kind("apps", "v1", "statefulsets", "StatefulSet", "sts", ALL, STATUS, SCALE, GENERATION);
  public static final Kind CONTROLLER_REVISION =
      kind("apps", "v1", "controllerrevisions", "ControllerRevision", "", NONE);
  public static final Kind JOB = kind("batch", "v1", "jobs", "Job", "", ALL, STATUS, GENERATION);
  public static final Kind CRON_JOB =
      kind("batch", "v1", "cronjobs", "CronJob", "cj", ALL, STATUS, GENERATION);
  public static final Kind ROLE =
      kind("rbac.authorization.k8s.io", "v1", "roles", "Role", "", NONE);
  public static final Kind ROLE_BINDING =
      kind("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding", "", NONE);
  public static final Kind CLUSTER_ROLE =
      wide("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole", "", NONE);
  public static final Kind CLUSTER_ROLE_BINDING =
      wide(
          "rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", "", NONE);
  public static final Kind CRD =
      wide(
          "apiextensions.k8s.io",
          "v1",
          "customresourcedefinitions",
          "CustomResourceDefinition",
          "crd,crds",
          List.of("api-extensions"),
          STATUS,
          GENERATION);
  public static final Kind ENDPOINT_SLICE =
      kind("discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", "", NONE, GENERATION);
  public static final Kind DISRUPTION_BUDGET =
      kind(
          "policy",
          "v1",
          "poddisruptionbudgets",
          "PodDisruptionBudget",
          "pdb",
          NONE,
          STATUS,
          GENERATION);
  public static final Kind PRIORITY_CLASS =
      wide("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass", "pc", NONE, GENERATION);
  public static final Kind STORAGE_CLASS =
      wide(
          "storage.k8s.io",
          "v1",
          "storageclasses",
          "StorageClass",
          "sc",
          NONE,
          DELETE_ANSWERS_OBJECT);

  public static final Kind LEASE =
      kind("coordination.k8s.io", "v1", "leases", "Lease", "", NONE, CREATE_ON_UPDATE);
  public static final Kind API_SERVICE =
      wide("apiregistration.k8s.io", "v1", "apiservices", "APIService", "", EXTENSIONS, STATUS);
  public static final Kind RUNTIME_CLASS =
      wide("node.k8s.io", "v1", "runtimeclasses", "RuntimeClass", "", NONE);

  private static final List<Kind> ROWS =
      List.of(
          NAMESPACE,
          NODE,
          VOLUME,
          POD,
          SERVICE,
          ENDPOINTS,
          CONFIG_MAP,
          SECRET,
          SERVICE_ACCOUNT,
          EVENT,
          CLAIM,
          QUOTA,
          LIMIT_RANGE,
          POD_TEMPLATE,
          DEPLOYMENT,
          REPLICA_SET,
          DAEMON_SET,
          STATEFUL_SET,
          CONTROLLER_REVISION,
          JOB,
          CRON_JOB,
          ROLE,
          ROLE_BINDING,
          CLUSTER_ROLE,
          CLUSTER_ROLE_BINDING,
          CRD,
          ENDPOINT_SLICE,
          DISRUPTION_BUDGET,
          PRIORITY_CLASS,
          STORAGE_CLASS,
          RUNTIME_CLASS,
          LEASE,
          kind(
              "networking.k8s.io",
              "v1",
              "networkpolicies",
              "NetworkPolicy",
              "netpol",
              NONE,
              GENERATION),
          kind("networking.k8s.io", "v1", "ingresses", "Ingress", "ing", NONE, STATUS, GENERATION),
          wide("networking.k8s.io", "v1", "ingressclasses", "IngressClass", "", NONE, GENERATION),
          wide(
              "admissionregistration.k8s.io",
              "v1",
              "mutatingwebhookconfigurations",
              "MutatingWebhookConfiguration",
              "",
              EXTENSIONS,
              GENERATION),
          wide(
              "admissionregistration.k8s.io",
              "v1",
              "validatingwebhookconfigurations",
              "ValidatingWebhookConfiguration",
              "",
              EXTENSIONS,
              GENERATION),
          kind(
              "autoscaling",
              "v2",
              "horizontalpodautoscalers",
              "HorizontalPodAutoscaler",
              "hpa",
              ALL,
              STATUS),
          wide("storage.k8s.io", "v1", "csidrivers", "CSIDriver", "", NONE, DELETE_ANSWERS_OBJECT),
          kind("events.k8s.io", "v1", "events", "Event", "ev", NONE, CREATE_ON_UPDATE),
          API_SERVICE);

  private KindTable() {}

  public static List<Kind> rows() {
    return ROWS;
  }

  private static Kind kind(
      String group,
      String version,
      String plural,
      String kind,
      String shorts,
      List<String> categories,
      Trait... traits) {
    return row(group, version, plural, kind, true, shorts, categories, traits);
  }

  private static Kind wide(
      String group,
      String version,
      String plural,
      String kind,
      String shorts,
      List<String> categories,
      Trait... traits) {
    return row(group, version, plural, kind, false, shorts, categories, traits);
  }

  private static Kind row(
      String group,
      String version,
      String plural,
      String kind,
      boolean namespaced,
      String shorts,
      List<String> categories,
      Trait... traits) {
    List<String> shortNames = shorts.isEmpty() ? NONE : List.of(shorts.split(","));
    return new Kind(
        group,
        version,
        plural,
        kind.toLowerCase(Locale.ROOT),
        kind,
        namespaced,
        shortNames,
        categories,
        Set.copyOf(new TreeSet<>(List.of(traits))),
        MissingNode.getInstance(),
        MissingNode.getInstance());
  }
}
