package io.supervisor.simulator.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Trait;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells clients which groups, versions and resources there are now. */
public record Discovery(Kinds kinds) {
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  /** The versions of each group but the core group, in the order of the table of kinds. */
  public Map<String, Set<String>> groups() {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    for (Kind kind : served()) {
      if (!kind.group().isEmpty()) {
        groups.computeIfAbsent(kind.group(), g -> new LinkedHashSet<>()).add(kind.version());
      }
    }
    return groups;
  }

  private List<Kind> served() {
    List<Kind> all = new ArrayList<>(kinds.all());
    all.addAll(ReviewKinds.rows());
    return all;
  }

  List<Kind> of(String group, String version) {
    return served().stream()
        .filter(k -> k.group().equals(group) && k.version().equals(version))
        .sorted(Comparator.comparing(Kind::plural))
        .toList();
  }

  public ObjectNode versions(String address) {
    ObjectNode body = Json.object().put("kind", "APIVersions");
    body.putArray("versions").add("v1");
    body.putArray("serverAddressByClientCIDRs")
        .addObject()
        .put("clientCIDR", "0.0.0.0/0")
        .put("serverAddress", address);
    return body;
  }

  public ObjectNode groupList() {
    ObjectNode body = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode list = body.putArray("groups");
    groups().forEach((name, versions) -> list.add(group(name, versions)));
    return body;
  }

  public Optional<ObjectNode> group(String name) {
    return Optional.ofNullable(groups().get(name))
        .map(
            versions -> {
              ObjectNode body = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
              return body.setAll(group(name, versions));
            });
  }

  private static ObjectNode group(String name, Set<String> versions) {
    ObjectNode group = Json.object().put("name", name);
    ArrayNode list = group.putArray("versions");
    versions.forEach(v -> list.add(version(name, v)));
    group.set("preferredVersion", version(name, versions.iterator().next()));
    return group;
  }

  private static ObjectNode version(String group, String version) {
    return Json.object().put("groupVersion", group + "/" + version).put("version", version);
  }

  /** The resources of one version; empty when it has none. */
  public Optional<ObjectNode> resources(String group, String version) {
    List<Kind> found = of(group, version);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode body = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    body.put("groupVersion", found.get(0).apiVersion());
    ArrayNode list = body.putArray("resources");
    for (Kind kind : found) {
      list.add(resource(kind));
      Subresource.of(kind).forEach(s -> list.add(part(kind, s)));
    }
    return Optional.of(body);
  }

  private static ObjectNode resource(Kind kind) {
    ObjectNode entry = Json.object().put("name", kind.plural());
    entry.put("singularName", kind.singular()).put("namespaced", kind.namespaced());
    entry.put("kind", kind.kind());
    verbs(kind).forEach(entry.putArray("verbs")::add);
    addNames(kind, entry);
    if (!ReviewKinds.contains(kind)) {
      entry.put("storageVersionHash", storageHash(kind));
    }
    return entry;
  }

  /** The first eight bytes of the digest of where objects of the kind are stored. */
  private static String storageHash(Kind kind) {
    String place = kind.group() + "/" + kind.version() + "/" + kind.kind();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(Arrays.copyOf(digest, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addNames(Kind kind, ObjectNode entry) {
    if (!kind.shortNames().isEmpty()) {
      kind.shortNames().forEach(entry.putArray("shortNames")::add);
    }
    if (!kind.categories().isEmpty()) {
      kind.categories().forEach(entry.putArray("categories")::add);
    }
  }

  private static ObjectNode part(Kind kind, Subresource part) {
    ObjectNode entry = Json.object().put("name", kind.plural() + "/" + part.name());
    entry.put("singularName", "").put("namespaced", kind.namespaced());
    if (!part.version().isEmpty()) {
      entry.put("group", part.group()).put("version", part.version());
    }
    entry.put("kind", part.kind());
    part.verbs().forEach(entry.putArray("verbs")::add);
    return entry;
  }

  /** The verbs that the resource of the kind takes. */
  static List<String> verbs(Kind kind) {
    if (ReviewKinds.contains(kind)) {
      return List.of("create");
    }
    return kind.has(Trait.NO_DELETE_COLLECTION)
        ? VERBS.stream().filter(v -> !v.equals("deletecollection")).toList()
        : VERBS;
  }

  /** The new form of discovery: everything below /api, or below /apis, in one document. */
  public ObjectNode aggregated(boolean core) {
    ObjectNode body = Json.object().put("kind", "APIGroupDiscoveryList");
    body.put("apiVersion", "apidiscovery.k8s.io/v2").putObject("metadata");
    ArrayNode items = body.putArray("items");
    if (core) {
      items.add(aggregatedGroup("", Set.of("v1")));
    } else {
      groups().forEach((name, versions) -> items.add(aggregatedGroup(name, versions)));
    }
    return body;
  }

  private ObjectNode aggregatedGroup(String name, Set<String> versions) {
    ObjectNode group = Json.object();
    ObjectNode metadata = group.putObject("metadata");
    if (!name.isEmpty()) {
      metadata.put("name", name);
    }
    ArrayNode list = group.putArray("versions");
    for (String version : versions) {
      ObjectNode entry = list.addObject().put("version", version);
      ArrayNode resources = entry.putArray("resources");
      of(name, version).forEach(k -> resources.add(aggregatedResource(k)));
      entry.put("freshness", "Current");
    }
    return group;
  }

  private static ObjectNode aggregatedResource(Kind kind) {
    ObjectNode entry = Json.object().put("resource", kind.plural());
    entry.set("responseKind", responseKind("", "", kind.kind()));
    entry.put("scope", kind.namespaced() ? "Namespaced" : "Cluster");
    entry.put("singularResource", kind.singular());
    verbs(kind).forEach(entry.putArray("verbs")::add);
    addNames(kind, entry);
    List<Subresource> parts = Subresource.of(kind);
    if (!parts.isEmpty()) {
      ArrayNode list = entry.putArray("subresources");
      for (Subresource part : parts) {
        ObjectNode sub = list.addObject().put("subresource", part.name());
        sub.set("responseKind", responseKind(part.group(), part.version(), part.kind()));
        part.verbs().forEach(sub.putArray("verbs")::add);
      }
    }
    return entry;
  }

  private static ObjectNode responseKind(String group, String version, String kind) {
    return Json.object().put("group", group).put("version", version).put("kind", kind);
  }
}
