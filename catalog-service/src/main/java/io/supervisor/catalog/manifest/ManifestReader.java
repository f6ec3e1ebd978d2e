package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.catalog.yaml.YamlDocument;
import io.supervisor.catalog.yaml.YamlReader;
import io.supervisor.catalog.yaml.YamlText;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Verifies an upload by the rules of its format and reports everything at once. No text makes it
 * throw.
 */
@ApplicationScoped
public class ManifestReader {

  private static final String CONTENT = "content";
  private static final int MOST_FINDINGS = 100;
  private static final int LARGEST_DESCRIPTION = 384 * 1024;
  private static final Set<String> CARVEL_KINDS = Set.of("Package", "PackageMetadata");
  private static final Comparator<Finding> IN_ORDER =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::document, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Finding::line, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final YamlReader yaml;
  private final CarvelReader carvel;
  private final ObjectMapper json;

  ManifestReader(YamlReader yaml, CarvelReader carvel, ObjectMapper json) {
    this.yaml = yaml;
    this.carvel = carvel;
    this.json = json;
  }

  /** A Carvel package. */
  public CheckedManifest carvel(String text) {
    return checked(yaml.read(text, CONTENT), carvel::read);
  }

  /** A vSphere application. */
  public CheckedManifest vsphere(String text) {
    return checked(yaml.read(text, CONTENT), VsphereReader::read);
  }

  /** Plain Kubernetes YAML with what its sender says of it. */
  public CheckedManifest custom(String text, CustomService said) {
    return checked(
        yaml.read(text, CONTENT),
        (documents, findings) -> {
          mustBeObjects(documents, findings);
          return said.manifest(findings);
        });
  }

  /** Text of an unknown format; a manifest only for those that name their service. */
  public CheckedManifest recognise(String text) {
    YamlText read = yaml.read(text, CONTENT);
    if (read.documents().stream().anyMatch(one -> api(one).startsWith(VsphereReader.API))) {
      return checked(read, VsphereReader::read);
    }
    return checked(read, carvel::read);
  }

  /** Whether text of an unknown format is plain Kubernetes YAML, which is always valid. */
  public boolean isCustom(String text) {
    YamlText read = yaml.read(text, CONTENT);
    List<Finding> findings = new ArrayList<>();
    mustBeObjects(read.documents(), findings);
    return read.faults().isEmpty()
        && !read.documents().isEmpty()
        && findings.isEmpty()
        && read.documents().stream().noneMatch(ManifestReader::meantAsPackage);
  }

  private CheckedManifest checked(
      YamlText read, BiFunction<List<YamlDocument>, List<Finding>, PackageManifest> rules) {
    List<Finding> findings = new ArrayList<>(read.faults());
    PackageManifest manifest = null;
    if (read.complete()) {
      manifest = rules.apply(read.documents(), findings);
    }
    if (manifest != null && size(manifest) > LARGEST_DESCRIPTION) {
      findings.add(
          new Finding(
              CONTENT,
              "describes itself in more than %d bytes".formatted(LARGEST_DESCRIPTION),
              "Shorten descriptions, release notes and annotations."));
    }
    findings.sort(IN_ORDER);
    return new CheckedManifest(manifest, first(findings));
  }

  /** The worst and first of them; nobody reads more. */
  private static List<Finding> first(List<Finding> findings) {
    if (findings.size() <= MOST_FINDINGS) {
      return findings;
    }
    List<Finding> first = new ArrayList<>(findings.subList(0, MOST_FINDINGS));
    first.add(
        Finding.warning(
            CONTENT,
            "has %d more findings like these".formatted(findings.size() - MOST_FINDINGS),
            "Put these right and check again."));
    return first;
  }

  /** Bytes of everything that is told on a topic beside the values schema. */
  private int size(PackageManifest manifest) {
    try {
      int names = String.valueOf(manifest.displayName()).length() + manifest.description().length();
      return json.writeValueAsBytes(manifest.details()).length + names;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("details have no JSON form", e);
    }
  }

  private static void mustBeObjects(List<YamlDocument> documents, List<Finding> findings) {
    if (documents.isEmpty()) {
      findings.add(new Finding(CONTENT, "has no document", "Upload Kubernetes objects."));
    }
    for (YamlDocument document : documents) {
      for (String key : List.of("apiVersion", "kind")) {
        if (!document.value().path(key).isTextual()) {
          findings.add(
              document.locate(
                  new Finding(key, "is missing", "Each document is one Kubernetes object.")));
        }
      }
    }
  }

  private static boolean meantAsPackage(YamlDocument document) {
    return api(document).startsWith("data.packaging.carvel.dev/")
        || api(document).startsWith(VsphereReader.API)
        || CARVEL_KINDS.contains(document.value().path("kind").asText());
  }

  private static String api(YamlDocument document) {
    return document.value().path("apiVersion").asText();
  }
}
