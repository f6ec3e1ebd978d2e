package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.supervisor.catalog.yaml.YamlDocument;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.semver.SemanticVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the older vSphere format only as far as a catalog needs it: the SupervisorServiceDefinition
 * names service, version, label, description and EULA; the rest is kept as it is.
 */
final class VsphereReader {

  static final String API = "appplatform.wcp.vmware.com/";
  private static final Pattern ID = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

  private VsphereReader() {}

  /** What the definition says; null, with a finding, when there is none. */
  static PackageManifest read(List<YamlDocument> documents, List<Finding> findings) {
    Optional<Fields> definition =
        documents.stream()
            .map(document -> new Fields(document, findings))
            .filter(fields -> fields.text("apiVersion").startsWith(API))
            .filter(fields -> fields.text("kind").startsWith("SupervisorService"))
            .findFirst();
    if (definition.isEmpty()) {
      findings.add(
          new Finding(
              "kind",
              "there is no SupervisorServiceDefinition of " + API + "v1alpha2",
              "Upload a vSphere application YAML, or use carvel_spec for a Carvel package."));
      return null;
    }
    return manifest(definition.get());
  }

  private static PackageManifest manifest(Fields of) {
    String id = first(of, "spec.serviceID", "spec.serviceId");
    String version = first(of, "spec.version", "spec.versions[0]");
    if (!ID.matcher(id).matches()) {
      of.error(
          "spec.serviceID", "is no DNS name", "Use lower case letters, digits, dashes.", id, "");
    }
    if (SemanticVersion.parse(version).isEmpty()) {
      of.error("spec.version", "is not a semantic version", "Use three numbers.", version, "1.2.3");
    }
    of.warn(
        "kind",
        "is the older vSphere format, which this suite keeps and shows but cannot install",
        "Ask the author for a Carvel package.");
    String label = of.text("spec.label");
    String eula = of.text("spec.eula");
    return new PackageManifest(
        ContentType.VSPHERE_APPS_YAML,
        id,
        version,
        label.isBlank() ? id : label,
        of.text("spec.description"),
        JsonNodeFactory.instance.objectNode(),
        PackageDetails.bare(eula.isBlank() ? null : eula));
  }

  private static String first(Fields of, String path, String other) {
    String text = of.text(path);
    return text.isEmpty() ? of.text(other) : text;
  }
}
