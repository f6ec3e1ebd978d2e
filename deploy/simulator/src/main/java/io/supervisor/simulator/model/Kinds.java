package io.supervisor.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All kinds that one Supervisor serves now: the built-in table and those of its definitions. */
public final class Kinds {
  private final Map<String, Kind> served = new LinkedHashMap<>();

  public Kinds() {
    KindTable.rows().forEach(this::serve);
  }

  public Collection<Kind> all() {
    return List.copyOf(served.values());
  }

  public Optional<Kind> find(String group, String version, String plural) {
    return Optional.ofNullable(served.get(group + "/" + version + "/" + plural));
  }

  /** Any served version of the resource. */
  public Optional<Kind> find(String group, String plural) {
    return served.values().stream().filter(k -> k.is(group, plural)).findFirst();
  }

  public Optional<Kind> byKind(String apiVersion, String kind) {
    return served.values().stream()
        .filter(k -> k.kind().equals(kind) && k.apiVersion().equals(apiVersion))
        .findFirst();
  }

  public boolean servesGroup(String group) {
    return served.values().stream().anyMatch(k -> k.group().equals(group));
  }

  public boolean servesVersion(String group, String version) {
    return served.values().stream()
        .anyMatch(k -> k.group().equals(group) && k.version().equals(version));
  }

  /** Serves every version that the definition wants served, and no other. */
  public void define(JsonNode definition) {
    forget(definition);
    customKinds(definition).forEach(this::serve);
  }

  public void forget(JsonNode definition) {
    String group = Json.text(definition, "spec", "group");
    String plural = Json.text(definition, "spec", "names", "plural");
    served.values().removeIf(k -> k.has(Trait.CUSTOM) && k.is(group, plural));
  }

  private void serve(Kind kind) {
    served.put(kind.group() + "/" + kind.version() + "/" + kind.plural(), kind);
  }

  private static List<Kind> customKinds(JsonNode definition) {
    List<Kind> kinds = new ArrayList<>();
    JsonNode spec = definition.path("spec");
    JsonNode names = spec.path("names");
    for (JsonNode version : spec.path("versions")) {
      if (version.path("served").asBoolean()) {
        kinds.add(
            new Kind(
                Json.text(spec, "group"),
                Json.text(version, "name"),
                Json.text(names, "plural"),
                Json.text(names, "singular"),
                Json.text(names, "kind"),
                Json.text(spec, "scope").equals("Namespaced"),
                Json.texts(names.path("shortNames")),
                Json.texts(names.path("categories")),
                traits(version.path("subresources")),
                version.path("schema").path("openAPIV3Schema"),
                version.path("additionalPrinterColumns")));
      }
    }
    return kinds;
  }

  private static EnumSet<Trait> traits(JsonNode subresources) {
    EnumSet<Trait> traits = EnumSet.of(Trait.CUSTOM, Trait.GENERATION);
    if (subresources.has("status")) {
      traits.add(Trait.STATUS);
    }
    return traits;
  }
}
