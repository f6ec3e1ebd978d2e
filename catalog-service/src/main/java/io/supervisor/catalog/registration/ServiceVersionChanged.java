package io.supervisor.catalog.registration;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.supervisor.catalog.compatibility.Compatibility;
import io.supervisor.catalog.manifest.ContentType;
import io.supervisor.catalog.manifest.PackageDetails;
import io.supervisor.catalog.relation.Relations;
import io.supervisor.platform.event.Event;
import java.time.Instant;
import java.util.List;

/**
 * The full state of a version, without its bytes.
 *
 * @param valuesSchema as the author wrote it; absent when it is over 256 KiB
 */
record ServiceVersionChanged(
    String service,
    String version,
    String displayName,
    String description,
    State state,
    String packageDigest,
    ContentType contentType,
    PackageDetails.About about,
    PackageDetails.Release release,
    Relations relations,
    Compatibility compatibility,
    List<String> renderNeeds,
    String deprecated,
    boolean mustBeInstalled,
    Provenance.Source source,
    String location,
    Provenance.Signature signature,
    boolean registeredByDefault,
    @JsonRawValue String valuesSchema,
    Instant createdAt)
    implements Event {

  static final String TOPIC = "supervisor.catalog.services.v1";
  private static final int LONGEST_SCHEMA = 256 * 1024;

  static ServiceVersionChanged of(ServiceVersion of) {
    PackageDetails details = of.details();
    return new ServiceVersionChanged(
        of.service(),
        of.version(),
        of.displayName(),
        of.description(),
        of.state(),
        of.digest(),
        of.contentType(),
        details.about(),
        details.release(),
        details.relations(),
        details.compatibility(),
        details.renderNeeds(),
        details.deprecated(),
        details.mustBeInstalled(),
        of.source(),
        of.location(),
        of.signature(),
        of.byDefault(),
        of.valuesSchema().length() > LONGEST_SCHEMA ? null : of.valuesSchema(),
        of.createdAt());
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.catalog.service-version-changed.v1";
  }

  @Override
  public String key() {
    return ServiceVersion.id(service, version);
  }
}
