package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.zafarkhaja.semver.Version;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Verifies an upload by the rules of Carvel's packaging API and reports every fault at once. */
@ApplicationScoped
public class ManifestReader {

  private static final String API = "data.packaging.carvel.dev/v1alpha1";
  private static final Pattern REF_NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?){2,}");

  private final ObjectMapper json;

  ManifestReader(ObjectMapper json) {
    this.json = json;
  }

  /** The manifest, or everything that is wrong with it. */
  public CheckedManifest read(String text) {
    List<Finding> faults = new ArrayList<>();
    JsonNode packaged = json.createObjectNode();
    JsonNode metadata = json.createObjectNode();
    try {
      for (Object document : YamlDocuments.read(text)) {
        JsonNode node = json.valueToTree(document);
        switch (kind(node)) {
          case "Package" -> packaged = once(packaged, node, "Package", faults);
          case "PackageMetadata" -> metadata = once(metadata, node, "PackageMetadata", faults);
          default ->
              faults.add(
                  new Finding(
                      "kind",
                      "a document is neither Package nor PackageMetadata of " + API,
                      "Upload one PackageMetadata and one Package, nothing else."));
        }
      }
    } catch (UnreadableYaml e) {
      faults.add(new Finding("content", e.getMessage(), "Correct the file and upload it again."));
      return new CheckedManifest(null, faults);
    }
    return check(packaged, metadata, faults);
  }

  private CheckedManifest check(JsonNode packaged, JsonNode metadata, List<Finding> faults) {
    if (packaged.isEmpty()) {
      faults.add(
          new Finding("kind", "there is no Package", "Add a Package of " + API + " to the file."));
      return new CheckedManifest(null, faults);
    }
    JsonNode spec = packaged.path("spec");
    String refName = spec.path("refName").asText();
    String version = spec.path("version").asText();
    if (refName.length() > 253 || !REF_NAME.matcher(refName).matches()) {
      faults.add(
          new Finding(
              "spec.refName",
              "is no DNS name of at least three parts",
              "Use a name like contour.example.org."));
    }
    if (!Version.isValid(version)) {
      faults.add(
          new Finding("spec.version", "is not a semantic version", "Use three numbers: 1.2.3."));
    }
    if (!packaged.path("metadata").path("name").asText().equals(refName + "." + version)) {
      faults.add(
          new Finding(
              "metadata.name", "is not <spec.refName>.<spec.version>", "Rename the Package."));
    }
    if (!spec.path("template").path("spec").isObject()) {
      faults.add(
          new Finding("spec.template.spec", "is missing", "Say how the package is fetched."));
    }
    if (!metadata.isEmpty() && !metadata.path("metadata").path("name").asText().equals(refName)) {
      faults.add(
          new Finding(
              "metadata.name",
              "of the PackageMetadata is not the Package's spec.refName",
              "One upload holds one service."));
    }
    return new CheckedManifest(
        faults.isEmpty() ? manifest(refName, version, spec, metadata.path("spec")) : null, faults);
  }

  private PackageManifest manifest(String service, String version, JsonNode spec, JsonNode about) {
    String displayName = about.path("displayName").asText("");
    String description = about.path("shortDescription").asText("");
    JsonNode schema = spec.path("valuesSchema").path("openAPIv3");
    return new PackageManifest(
        service,
        version,
        displayName.isBlank() ? service : displayName,
        description.isBlank() ? about.path("longDescription").asText("") : description,
        schema.isObject() ? schema : json.createObjectNode());
  }

  private static JsonNode once(JsonNode known, JsonNode found, String kind, List<Finding> faults) {
    if (!known.isEmpty()) {
      faults.add(new Finding("kind", "there is more than one " + kind, "Upload one at a time."));
    }
    return found;
  }

  private static String kind(JsonNode document) {
    return document.path("apiVersion").asText().equals(API) ? document.path("kind").asText() : "";
  }
}
