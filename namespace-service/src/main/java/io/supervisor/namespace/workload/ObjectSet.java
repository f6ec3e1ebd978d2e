package io.supervisor.namespace.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The objects of an install in the order they are applied, and how they are remembered. */
final class ObjectSet {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Set<String>> EARLY =
      List.of(
          Set.of("Namespace", "CustomResourceDefinition"),
          Set.of("ServiceAccount", "Role", "ClusterRole"),
          Set.of("RoleBinding", "ClusterRoleBinding"),
          Set.of(
              "ConfigMap",
              "Secret",
              "NetworkPolicy",
              "ResourceQuota",
              "LimitRange",
              "PersistentVolumeClaim"));
  private static final List<String> LATE =
      List.of("PackageMetadata", "Package", "App", "PackageInstall");

  private ObjectSet() {}

  /**
   * The objects of a bundle: definitions first, then what others lean on, then the rest, and what
   * kapp-controller acts on at last.
   */
  static List<ClusterObject> read(byte[] bundle) {
    try {
      List<ClusterObject> objects = new ArrayList<>();
      for (JsonNode content : JSON.readTree(bundle)) {
        objects.add(ClusterObject.of(content));
      }
      objects.sort(Comparator.comparingInt(object -> wave(object.ref().kind())));
      return objects;
    } catch (IOException e) {
      throw new IllegalStateException("a bundle is no JSON list", e);
    }
  }

  private static int wave(String kind) {
    for (int wave = 0; wave < EARLY.size(); wave++) {
      if (EARLY.get(wave).contains(kind)) {
        return wave;
      }
    }
    return EARLY.size() + 1 + LATE.indexOf(kind);
  }

  /** Whether an object needs its service account, rights and Secrets to go. */
  static boolean needsOthers(ObjectRef ref) {
    String group = ref.apiVersion().substring(0, Math.max(0, ref.apiVersion().indexOf('/')));
    return group.equals("packaging.carvel.dev") && ref.kind().equals("PackageInstall")
        || group.equals("kappctrl.k14s.io") && ref.kind().equals("App");
  }

  static Set<ObjectRef> refs(List<ClusterObject> objects) {
    Set<ObjectRef> refs = new LinkedHashSet<>();
    objects.forEach(object -> refs.add(object.ref()));
    return refs;
  }

  static Set<ObjectRef> remembered(String json) {
    try {
      return new LinkedHashSet<>(List.of(JSON.readValue(json, ObjectRef[].class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("remembered objects are no JSON", e);
    }
  }

  static String remember(Set<ObjectRef> refs) {
    try {
      return JSON.writeValueAsString(refs);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("object names have no JSON form", e);
    }
  }
}
