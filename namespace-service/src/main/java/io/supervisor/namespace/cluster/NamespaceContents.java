package io.supervisor.namespace.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads whatever is in a namespace: of every kind that can be listed and deleted, in the version
 * that the server prefers if it has the kind. A kind that is not given away, or whose server does
 * not answer, is left out; a Supervisor that does not answer at all is a failure.
 */
final class NamespaceContents {

  private final KubernetesClient client;
  private final ObjectMapper json = new ObjectMapper();

  NamespaceContents(KubernetesClient client) {
    this.client = client;
  }

  List<ClusterObject> of(String namespace) {
    List<ClusterObject> all = new ArrayList<>(of(List.of("v1"), namespace));
    for (APIGroup group : client.getApiGroups().getGroups()) {
      Set<String> versions = new LinkedHashSet<>();
      versions.add(group.getPreferredVersion().getGroupVersion());
      group.getVersions().forEach(version -> versions.add(version.getGroupVersion()));
      all.addAll(of(versions, namespace));
    }
    return all;
  }

  /** The objects of one group; a kind that has several versions is read in the first of them. */
  private List<ClusterObject> of(Collection<String> versions, String namespace) {
    Set<String> seen = new HashSet<>();
    List<ClusterObject> all = new ArrayList<>();
    for (String version : versions) {
      for (APIResource kind : kinds(version)) {
        if (seen.add(kind.getName())) {
          all.addAll(tolerant(() -> list(version, kind, namespace)));
        }
      }
    }
    return all;
  }

  private List<APIResource> kinds(String version) {
    return tolerant(
        () -> {
          APIResourceList found = client.getApiResources(version);
          return found == null
              ? List.of()
              : found.getResources().stream().filter(NamespaceContents::stays).toList();
        });
  }

  private static boolean stays(APIResource kind) {
    return Boolean.TRUE.equals(kind.getNamespaced())
        && kind.getVerbs().containsAll(List.of("list", "delete"))
        && !kind.getKind().equals("Event");
  }

  private List<ClusterObject> list(String version, APIResource kind, String namespace) {
    return client
        .genericKubernetesResources(ServedKinds.context(version, kind))
        .inNamespace(namespace)
        .list()
        .getItems()
        .stream()
        .map(found -> read(json.convertValue(found, JsonNode.class), version, kind))
        .toList();
  }

  /** The entries of a list need not say what they are. */
  private static ClusterObject read(JsonNode content, String version, APIResource kind) {
    ObjectRef found = ClusterObject.of(content).ref();
    return new ClusterObject(
        new ObjectRef(version, kind.getKind(), found.namespace(), found.name()), content);
  }

  private static <T> List<T> tolerant(Supplier<List<T>> call) {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 0) {
        throw e;
      }
      return List.of();
    }
  }
}
