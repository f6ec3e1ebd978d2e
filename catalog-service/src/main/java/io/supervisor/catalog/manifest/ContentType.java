package io.supervisor.catalog.manifest;

/** What an upload is, vCenter's words. */
public enum ContentType {
  /** One Carvel PackageMetadata and one Package. */
  CARVEL_APPS_YAML,
  /** A SupervisorServiceDefinition of the older vSphere format; kept as it is. */
  VSPHERE_APPS_YAML,
  /** Plain Kubernetes objects. */
  CUSTOM_YAML
}
