package io.supervisor.catalog.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a PackageMetadata: the service in its author's words. */
final class MetadataRules {

  private static final Set<String> TOP = Set.of("apiVersion", "kind", "metadata", "spec");
  private static final Set<String> SPEC =
      Set.of(
          "displayName",
          "shortDescription",
          "longDescription",
          "iconSVGBase64",
          "providerName",
          "maintainers",
          "categories",
          "supportDescription");

  private MetadataRules() {}

  static PackageDetails.About read(Fields of) {
    of.known("", TOP);
    of.known("spec", SPEC);
    of.text("spec.displayName");
    of.text("spec.shortDescription");
    List<String> maintainers = new ArrayList<>();
    for (int i = 0; i < of.size("spec.maintainers"); i++) {
      maintainers.add(of.text("spec.maintainers[" + i + "].name"));
    }
    return new PackageDetails.About(
        of.text("spec.providerName"),
        of.texts("spec.categories").stream().distinct().toList(),
        maintainers,
        of.text("spec.longDescription"),
        of.text("spec.supportDescription"),
        Icon.safe(of.text("spec.iconSVGBase64"), of));
  }
}
