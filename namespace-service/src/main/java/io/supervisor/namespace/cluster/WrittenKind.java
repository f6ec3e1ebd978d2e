package io.supervisor.namespace.cluster;

import java.util.List;

/** A kind that installs commonly bring. */
record WrittenKind(String group, String kind, String plural) {

  private static final String ROLES = "rbac.authorization.k8s.io";
  private static final String WEBHOOKS = "admissionregistration.k8s.io";
  private static final String PACKAGES = "data.packaging.carvel.dev";

  static final List<WrittenKind> ALL =
      List.of(
          new WrittenKind("", "Namespace", "namespaces"),
          new WrittenKind("", "ServiceAccount", "serviceaccounts"),
          new WrittenKind("", "Secret", "secrets"),
          new WrittenKind("", "ConfigMap", "configmaps"),
          new WrittenKind("", "Service", "services"),
          new WrittenKind("", "PersistentVolumeClaim", "persistentvolumeclaims"),
          new WrittenKind("apps", "Deployment", "deployments"),
          new WrittenKind("apps", "DaemonSet", "daemonsets"),
          new WrittenKind("apps", "StatefulSet", "statefulsets"),
          new WrittenKind("batch", "Job", "jobs"),
          new WrittenKind("batch", "CronJob", "cronjobs"),
          new WrittenKind("networking.k8s.io", "Ingress", "ingresses"),
          new WrittenKind("networking.k8s.io", "NetworkPolicy", "networkpolicies"),
          new WrittenKind("policy", "PodDisruptionBudget", "poddisruptionbudgets"),
          new WrittenKind(ROLES, "Role", "roles"),
          new WrittenKind(ROLES, "RoleBinding", "rolebindings"),
          new WrittenKind(ROLES, "ClusterRole", "clusterroles"),
          new WrittenKind(ROLES, "ClusterRoleBinding", "clusterrolebindings"),
          new WrittenKind(
              "apiextensions.k8s.io", "CustomResourceDefinition", "customresourcedefinitions"),
          new WrittenKind(
              WEBHOOKS, "ValidatingWebhookConfiguration", "validatingwebhookconfigurations"),
          new WrittenKind(
              WEBHOOKS, "MutatingWebhookConfiguration", "mutatingwebhookconfigurations"),
          new WrittenKind("packaging.carvel.dev", "PackageInstall", "packageinstalls"),
          new WrittenKind(PACKAGES, "Package", "packages"),
          new WrittenKind(PACKAGES, "PackageMetadata", "packagemetadatas"));
}
