package io.supervisor.catalog;

/** Uploads for tests. */
public final class Manifests {

  private Manifests() {}

  /** The smallest upload that nothing can be said against. */
  public static String of(String service, String version) {
    return """
    apiVersion: data.packaging.carvel.dev/v1alpha1
    kind: PackageMetadata
    metadata: {name: %1$s}
    spec: {displayName: Test, shortDescription: For tests}
    ---
    apiVersion: data.packaging.carvel.dev/v1alpha1
    kind: Package
    metadata:
      name: %1$s.%2$s
      annotations: {}
    spec:
      refName: %1$s
      version: %2$s
      licenses: [Apache-2.0]
      valuesSchema: {openAPIv3: {type: object, properties: {}}}
      template:
        spec:
          fetch: [{inline: {paths: {a.yaml: ""}}}]
          template: [{ytt: {}}]
          deploy: [{kapp: {}}]
    """
        .formatted(service, version);
  }
}
