package io.supervisor.namespace.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.supervisor.namespace.cluster.ClusterObject;
import java.util.ArrayList;
import java.util.List;

/** The service account of scheduler-service on a Supervisor, and exactly the rights it needs. */
final class SchedulerRights {

  static final String NAMESPACE = "supervisor-system";
  static final String ACCOUNT = "scheduler-service";

  private static final List<String> OBJECTS =
      List.of(
          """
          apiVersion: v1
          kind: Namespace
          metadata: {name: supervisor-system}
          """,
          """
          apiVersion: v1
          kind: ServiceAccount
          metadata: {name: scheduler-service, namespace: supervisor-system}
          """,
          """
          apiVersion: rbac.authorization.k8s.io/v1
          kind: ClusterRole
          metadata: {name: supervisor-scheduler-service}
          rules:
            - {apiGroups: [""], resources: [pods, nodes, namespaces], verbs: [get, list, watch]}
            - {apiGroups: [""], resources: [pods/binding, bindings, pods/eviction], verbs: [create]}
            - {apiGroups: [""], resources: [pods/status], verbs: [patch]}
            - {apiGroups: [""], resources: [events], verbs: [create]}
            - {apiGroups: [""], resources: [persistentvolumes], verbs: [get, list, watch]}
            - {apiGroups: [""], resources: [persistentvolumeclaims], verbs: [get, list, watch, patch]}
            - {apiGroups: [storage.k8s.io], resources: [storageclasses], verbs: [get, list, watch]}
            - {apiGroups: [policy], resources: [poddisruptionbudgets], verbs: [get, list, watch]}
          """,
          """
          apiVersion: rbac.authorization.k8s.io/v1
          kind: ClusterRoleBinding
          metadata: {name: supervisor-scheduler-service}
          roleRef:
            apiGroup: rbac.authorization.k8s.io
            kind: ClusterRole
            name: supervisor-scheduler-service
          subjects:
            - {kind: ServiceAccount, name: scheduler-service, namespace: supervisor-system}
          """);

  private SchedulerRights() {}

  static List<ClusterObject> objects() {
    YAMLMapper yaml = new YAMLMapper();
    List<ClusterObject> objects = new ArrayList<>();
    for (String text : OBJECTS) {
      try {
        JsonNode content = yaml.readTree(text);
        objects.add(ClusterObject.of(content));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
    return objects;
  }
}
