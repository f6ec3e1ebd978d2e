package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.platform.semver.SemanticVersion;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a Package: its names by the rules of Carvel's packaging API, and its release. */
final class PackageRules {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Set<String> TOP = Set.of("apiVersion", "kind", "metadata", "spec");
  private static final Set<String> SPEC =
      Set.of(
          "refName",
          "version",
          "licenses",
          "releasedAt",
          "releaseNotes",
          "capacityRequirementsDescription",
          "valuesSchema",
          "template",
          "includedSoftware",
          "kubernetesVersionSelection",
          "kappControllerVersionSelection",
          "dependencies",
          "provides");

  private PackageRules() {}

  /** {@code spec.refName}: at least three DNS labels. */
  static String refName(Fields of) {
    String name = of.text("spec.refName");
    String[] labels = name.split("\\.", -1);
    boolean good = name.length() <= 253 && labels.length >= 3;
    for (String label : labels) {
      good = good && label.length() <= 63 && LABEL.matcher(label).matches();
    }
    if (!good) {
      of.error(
          "spec.refName",
          "is no DNS name of at least three parts",
          "Use lower case letters, digits and dashes, in at least three parts.",
          name.isEmpty() ? "nothing" : name,
          "a name like contour.example.org");
    }
    return name;
  }

  /** {@code spec.version}, and the name of the Package that follows from both. */
  static String version(Fields of, String refName) {
    String version = of.text("spec.version");
    Optional<SemanticVersion> parsed = SemanticVersion.parse(version);
    if (parsed.isEmpty()) {
      of.error(
          "spec.version",
          "is not a semantic version",
          "Use three numbers without leading zeros and no v, then -pre or +build if you need them.",
          version.isEmpty() ? "nothing" : version,
          "a version like 1.24.4");
    } else if (parsed.get().isPreRelease()) {
      of.warn(
          "spec.version",
          "is a pre-release",
          "It is offered like any other version here; mark it for your users.",
          version,
          "a release");
    }
    String wanted = refName + "." + version;
    if (!of.text("metadata.name").equals(wanted)) {
      of.error(
          "metadata.name",
          "is not <spec.refName>.<spec.version>",
          "Rename the Package.",
          of.text("metadata.name"),
          wanted);
    }
    return version;
  }

  static PackageDetails.Release release(Fields of) {
    of.known("", TOP);
    of.known("spec", SPEC);
    if (!of.text("metadata.namespace").isEmpty()) {
      of.warn("metadata.namespace", "is ignored", "The namespace is chosen at the install.");
    }
    if (!of.map("spec.template.spec")) {
      of.error("spec.template.spec", "is missing", "Say how the package is fetched and deployed.");
    }
    List<String> licenses = of.texts("spec.licenses");
    if (licenses.isEmpty()) {
      of.warn("spec.licenses", "is missing", "Name the licence, for instance [Apache-2.0].");
    }
    return new PackageDetails.Release(
        releasedAt(of),
        of.text("spec.releaseNotes"),
        licenses,
        of.text("spec.capacityRequirementsDescription"),
        software(of));
  }

  private static String releasedAt(Fields of) {
    String text = of.text("spec.releasedAt");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.replaceFirst("^(\\S+) ", "$1T")).toInstant().toString();
    } catch (DateTimeException e) {
      of.error(
          "spec.releasedAt",
          "is no time of RFC 3339",
          "Write date, time and zone.",
          text,
          "2023-06-20T00:00:00Z");
      return null;
    }
  }

  private static List<PackageDetails.Software> software(Fields of) {
    List<PackageDetails.Software> software = new ArrayList<>();
    for (int i = 0; i < of.size("spec.includedSoftware"); i++) {
      String at = "spec.includedSoftware[" + i + "].";
      software.add(
          new PackageDetails.Software(
              of.text(at + "displayName"), of.text(at + "version"), of.text(at + "description")));
    }
    return software;
  }

  /** The values schema as written; an empty object when there is none. */
  static JsonNode valuesSchema(Fields of) {
    JsonNode schema = of.at("spec.valuesSchema.openAPIv3");
    if (schema.isMissingNode()) {
      of.warn(
          "spec.valuesSchema",
          "has no openAPIv3 schema, so no config can be checked",
          "Export one: ytt --data-values-schema-inspect -o openapi-v3.");
    }
    return schema;
  }
}
