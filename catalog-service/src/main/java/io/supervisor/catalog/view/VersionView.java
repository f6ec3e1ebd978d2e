package io.supervisor.catalog.view;

import io.supervisor.catalog.compatibility.Compatibility;
import io.supervisor.catalog.manifest.ContentType;
import io.supervisor.catalog.manifest.PackageDetails;
import io.supervisor.catalog.registration.Provenance;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.catalog.registration.State;
import io.supervisor.catalog.relation.Relations;
import io.supervisor.platform.error.Finding;
import java.time.Instant;
import java.util.List;

/**
 * A version as people see it.
 *
 * @param digest of the uploaded bytes
 * @param source where it came from; {@code location} is the file or image, absent for an upload
 * @param signature what the check against the configured keys said
 * @param renderNeeds what its templates need that this suite cannot do; empty when it can
 * @param deprecated why it should no longer be used; absent when it may
 * @param warnings what its sender was told
 */
record VersionView(
    String service,
    String version,
    String displayName,
    String description,
    State state,
    ContentType contentType,
    String digest,
    Provenance.Source source,
    String location,
    Provenance.Signature signature,
    boolean registeredByDefault,
    Instant createdAt,
    PackageDetails.Release release,
    String longDescription,
    List<String> maintainers,
    String support,
    Compatibility compatibility,
    Relations relations,
    List<String> renderNeeds,
    String deprecated,
    List<Finding> warnings) {

  static VersionView of(ServiceVersion of) {
    PackageDetails details = of.details();
    return new VersionView(
        of.service(),
        of.version(),
        of.displayName(),
        of.description(),
        of.state(),
        of.contentType(),
        of.digest(),
        of.source(),
        of.location(),
        of.signature(),
        of.byDefault(),
        of.createdAt(),
        details.release(),
        details.about().longDescription(),
        details.about().maintainers(),
        details.about().support(),
        details.compatibility(),
        details.relations(),
        details.renderNeeds(),
        details.deprecated(),
        of.warnings());
  }
}
