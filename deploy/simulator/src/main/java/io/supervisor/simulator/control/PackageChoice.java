package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Chooses the Package that a PackageInstall asks for: the highest version that meets it. */
record PackageChoice(Collection<ObjectNode> packages) {

  ObjectNode of(JsonNode install) {
    JsonNode reference = Json.at(install, "spec", "packageRef");
    String name = Json.text(reference, "refName");
    List<ObjectNode> all =
        packages.stream().filter(p -> Json.text(p, "spec", "refName").equals(name)).toList();
    if (all.isEmpty()) {
      throw new CarvelFailure("Package " + name + " not found");
    }
    JsonNode selection = Json.at(reference, "versionSelection");
    VersionRange range = VersionRange.parse(Json.text(selection, "constraints"));
    boolean every = range.namesPreRelease();
    List<ObjectNode> released =
        all.stream().filter(p -> every || allowed(version(p), selection)).toList();
    List<ObjectNode> meeting = released.stream().filter(p -> range.meets(version(p))).toList();
    return meeting.stream()
        .max(Comparator.comparing(PackageChoice::version))
        .orElseThrow(
            () ->
                new CarvelFailure(
                    "Expected to find at least one version, but did not (details: all=%d -> after-prereleases-filter=%d -> after-constraints-filter=%d)"
                        .formatted(all.size(), released.size(), meeting.size())));
  }

  private static boolean allowed(PackageVersion version, JsonNode selection) {
    if (version.preRelease().isEmpty()) {
      return true;
    }
    JsonNode wanted = selection.path("prereleases");
    List<String> words = Json.texts(wanted.path("identifiers"));
    return wanted.isObject()
        && (words.isEmpty() || version.preRelease().stream().anyMatch(words::contains));
  }

  private static PackageVersion version(JsonNode of) {
    return PackageVersion.parse(Json.text(of, "spec", "version"));
  }
}
