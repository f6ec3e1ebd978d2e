package io.supervisor.catalog.manifest;

import io.supervisor.platform.error.Finding;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading an upload.
 *
 * @param found what it says; null when something refuses it
 * @param findings errors and warnings, in the order of the text
 */
public record CheckedManifest(PackageManifest found, List<Finding> findings) {

  /** Copies the list; a manifest with errors is none. */
  public CheckedManifest {
    findings = List.copyOf(findings);
    found = findings.stream().anyMatch(Finding::refuses) ? null : found;
  }

  /** The manifest, if nothing refuses it. */
  public Optional<PackageManifest> manifest() {
    return Optional.ofNullable(found);
  }

  /** What refuses it. */
  public List<Finding> errors() {
    return findings.stream().filter(Finding::refuses).toList();
  }

  /** What its sender should know all the same. */
  public List<Finding> warnings() {
    return findings.stream().filter(finding -> !finding.refuses()).toList();
  }
}
