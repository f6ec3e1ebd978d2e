package io.supervisor.namespace.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Watches what runs pods or has an address and is marked as an install's: an informer for each such
 * kind, which connects again by itself.
 */
final class OwnedWatch implements Watch {

  private static final List<ResourceDefinitionContext> KINDS =
      List.of(
          kind("apps", "Deployment", "deployments"),
          kind("apps", "DaemonSet", "daemonsets"),
          kind("apps", "StatefulSet", "statefulsets"),
          kind("", "Service", "services"));

  private final List<SharedIndexInformer<GenericKubernetesResource>> informers = new ArrayList<>();

  /** Starts them all, or none. */
  OwnedWatch(KubernetesClient client, Consumer<OwnedChange> listener) {
    try {
      for (ResourceDefinitionContext kind : KINDS) {
        informers.add(
            client
                .genericKubernetesResources(kind)
                .inAnyNamespace()
                .withLabel(ClusterObject.OWNER)
                .inform(new Told(listener)));
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  static boolean covers(ObjectRef ref) {
    return KINDS.stream()
        .anyMatch(
            kind -> kind.getKind().equals(ref.kind()) && apiVersion(kind).equals(ref.apiVersion()));
  }

  private static String apiVersion(ResourceDefinitionContext kind) {
    return kind.getGroup().isEmpty()
        ? kind.getVersion()
        : kind.getGroup() + "/" + kind.getVersion();
  }

  /** Whether none of its informers has given up. */
  @Override
  public boolean running() {
    return informers.stream().allMatch(SharedIndexInformer::isRunning);
  }

  private static ResourceDefinitionContext kind(String group, String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion("v1")
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
  }

  private record Told(Consumer<OwnedChange> listener)
      implements ResourceEventHandler<GenericKubernetesResource> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void onAdd(GenericKubernetesResource object) {
      tell(object, false);
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
      tell(after, false);
    }

    @Override
    public void onDelete(GenericKubernetesResource last, boolean stateUnknown) {
      tell(last, true);
    }

    private void tell(GenericKubernetesResource object, boolean gone) {
      ClusterObject found = ClusterObject.of(JSON.convertValue(object, JsonNode.class));
      listener.accept(new OwnedChange(found.annotation(ClusterObject.OWNER), found, gone));
    }
  }
}
