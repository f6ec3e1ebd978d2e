package io.supervisor.namespace.cluster;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds that an API server serves; those that were found are remembered. */
final class ServedKinds {

  private final KubernetesClient client;
  private final Map<String, ResourceDefinitionContext> known = new ConcurrentHashMap<>();

  ServedKinds(KubernetesClient client) {
    this.client = client;
  }

  /** Of a kind that is not served, its definition not there or gone again, there is no object. */
  boolean serve(ObjectRef ref) {
    return of(ref).isPresent();
  }

  Optional<ResourceDefinitionContext> of(ObjectRef ref) {
    return Optional.ofNullable(
        known.computeIfAbsent(ref.apiVersion() + " " + ref.kind(), key -> find(ref).orElse(null)));
  }

  /** The same, asked of the server now. */
  Optional<ResourceDefinitionContext> find(ObjectRef ref) {
    APIResourceList group = client.getApiResources(ref.apiVersion());
    return group == null
        ? Optional.empty()
        : group.getResources().stream()
            .filter(each -> each.getKind().equals(ref.kind()) && !each.getName().contains("/"))
            .findFirst()
            .map(resource -> context(ref.apiVersion(), resource));
  }

  static ResourceDefinitionContext context(String apiVersion, APIResource resource) {
    int slash = apiVersion.indexOf('/');
    return new ResourceDefinitionContext.Builder()
        .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
        .withVersion(apiVersion.substring(slash + 1))
        .withKind(resource.getKind())
        .withPlural(resource.getName())
        .withNamespaced(resource.getNamespaced())
        .build();
  }
}
