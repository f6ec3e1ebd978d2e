package io.supervisor.simulator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the tests apply. */
final class Yaml {
  static final String WORKLOADS =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, labels: {app: web}}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - name: web
                image: registry.example.org/web:1
                ports: [{containerPort: 8080}]
      ---
      apiVersion: apps/v1
      kind: DaemonSet
      metadata: {name: agent}
      spec:
        selector: {matchLabels: {app: agent}}
        template:
          metadata: {labels: {app: agent}}
          spec:
            containers:
              - {name: one, image: 'registry.example.org/one:1'}
              - {name: two, image: 'registry.example.org/two:1'}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: inner}
      spec:
        selector: {app: web}
        ports: [{port: 80, targetPort: 8080}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: outer}
      spec:
        type: LoadBalancer
        selector: {app: web}
        ports: [{port: 80, targetPort: 8080}]
      """;

  static final String RECREATED =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: solo}
      spec:
        replicas: 2
        strategy: {type: Recreate}
        selector: {matchLabels: {app: solo}}
        template:
          metadata: {labels: {app: solo}}
          spec:
            containers:
              - name: solo
                image: registry.example.org/solo:1
                resources: {requests: {cpu: 1}}
      """;

  static final String STATEFUL_SET =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db}
      spec:
        serviceName: db
        selector: {matchLabels: {app: db}}
        template:
          metadata: {labels: {app: db}}
          spec:
            containers:
              - name: db
                image: registry.example.org/db:1
                volumeMounts: [{name: data, mountPath: /data}]
        volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}
      """;

  static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: boats.fleet.example.org}
      spec:
        group: fleet.example.org
        scope: Namespaced
        names: {plural: boats, singular: boat, kind: Boat, shortNames: [bt]}
        versions:
          - name: v1
            served: true
            storage: true
            subresources: {status: {}}
            additionalPrinterColumns:
              - {name: Sails, type: integer, jsonPath: .spec.sails}
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    properties:
                      sails: {type: integer, minimum: 0}
                      flag: {type: string, default: plain}
                  status:
                    type: object
                    x-kubernetes-preserve-unknown-fields: true
      """;

  static final String BOAT =
      """
      apiVersion: fleet.example.org/v1
      kind: Boat
      metadata: {name: one}
      spec: {sails: 3}
      """;

  private Yaml() {}

  static List<HasMetadata> read(KubernetesClient client, String yaml) {
    return client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items();
  }

  /** Applies the documents on the server's side. */
  static void apply(KubernetesClient client, String namespace, String yaml) {
    for (HasMetadata object : read(client, yaml)) {
      if (namespace.isEmpty()) {
        client.resource(object).fieldManager("test").forceConflicts().serverSideApply();
      } else {
        client
            .resource(object)
            .inNamespace(namespace)
            .fieldManager("test")
            .forceConflicts()
            .serverSideApply();
      }
    }
  }
}
