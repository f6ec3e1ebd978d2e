package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.semver.SemanticVersion;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a caller says of plain Kubernetes YAML, which cannot say it itself.
 *
 * @param service DNS label of at most 63 characters; {@code namespaces} is reserved
 * @param version semver 2
 */
public record CustomService(
    String service, String version, String displayName, String description) {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  /** The manifest; faults go to {@code findings}. */
  PackageManifest manifest(List<Finding> findings) {
    if (service == null || !LABEL.matcher(service).matches() || service.equals("namespaces")) {
      findings.add(
          new Finding(
                  "custom_spec.supervisor_service",
                  "is no DNS label that can be used",
                  "Use at most 63 lower case letters, digits and dashes; not namespaces.")
              .found(service, "a name like my-service"));
    }
    if (version == null || SemanticVersion.parse(version).isEmpty()) {
      findings.add(
          new Finding(
                  "custom_spec.version_spec.version",
                  "is not a semantic version",
                  "Use three numbers.")
              .found(version, "1.2.3"));
    }
    if (displayName == null || displayName.isBlank()) {
      findings.add(
          new Finding(
              "custom_spec.version_spec.display_name", "is missing", "Give it a name for people."));
    }
    return new PackageManifest(
        ContentType.CUSTOM_YAML,
        service,
        version,
        displayName,
        description == null ? "" : description,
        JsonNodeFactory.instance.objectNode(),
        PackageDetails.bare(null));
  }
}
