package io.supervisor.catalog.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.registration.ServiceVersionRepository;
import io.supervisor.catalog.values.ConfigText;
import io.supervisor.catalog.values.SampleValues;
import io.supervisor.catalog.values.ValuesCheck;
import io.supervisor.catalog.values.ValuesMerge;
import io.supervisor.catalog.yaml.YamlReader;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Values of a version: what may be configured, a config to start from, and whether and how a config
 * fits. A config is sent as JSON {@code {"yaml_service_config": "<Base64>"}} or, from a shell, as
 * the YAML itself with {@code Content-Type: application/yaml}.
 */
@Path("/api/supervisor/services/{service}/versions/{version}")
public class ValuesResource {

  private static final String YAML = "application/yaml";

  private final ServiceVersionRepository versions;
  private final ValuesCheck values;
  private final YamlReader yaml;
  private final SentConfig configs;

  ValuesResource(
      ServiceVersionRepository versions, ValuesCheck values, YamlReader yaml, SentConfig configs) {
    this.versions = versions;
    this.values = values;
    this.yaml = yaml;
    this.configs = configs;
  }

  /**
   * The schema of a version's values.
   *
   * @param openApiV3 as its author wrote it; an empty object when there is none
   */
  record SchemaView(@JsonRawValue String openApiV3) {}

  /** Whether a config fits, and everything that is wrong with it. */
  record CheckedValues(boolean valid, List<Finding> findings) {}

  /**
   * A config carried over from another version.
   *
   * @param yaml the merged config
   * @param valid whether it fits the version
   */
  record MergedValues(
      String yaml,
      boolean valid,
      List<ValuesMerge.Conflict> conflicts,
      List<String> dropped,
      List<String> followed,
      List<Finding> findings) {}

  /** The values schema, OpenAPI v3. */
  @GET
  @Path("/values-schema")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<SchemaView> schema(@RestPath String service, @RestPath String version) {
    return versions.known(service, version).map(found -> new SchemaView(found.valuesSchema()));
  }

  /** A config to start from: all defaults as YAML, descriptions as comments. */
  @GET
  @Path("/sample-values")
  @Produces(YAML)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<String> sample(@RestPath String service, @RestPath String version) {
    return versions
        .known(service, version)
        .map(found -> SampleValues.of(values.schema(found.valuesSchema())));
  }

  /** Checks a config; 200 also for one that does not fit. */
  @POST
  @Path("/values:validate")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<CheckedValues> validate(
      @RestPath String service,
      @RestPath String version,
      @RestHeader(HttpHeaders.CONTENT_TYPE) String type,
      String body) {
    String config = configs.of(type, body, null).config();
    return versions
        .known(service, version)
        .map(found -> values.faults(config, found.valuesSchema()))
        .map(faults -> new CheckedValues(faults.isEmpty(), faults));
  }

  /**
   * Carries a config over to this version, three ways: the defaults of the version it was written
   * for, the config, the defaults of this version.
   *
   * @param from version the config was written for; in a JSON body {@code from_version} says it
   */
  @POST
  @Path("/values:merge")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<MergedValues> merge(
      @RestPath String service,
      @RestPath String version,
      @RestQuery String from,
      @RestHeader(HttpHeaders.CONTENT_TYPE) String type,
      String body) {
    SentConfig.Config sent = configs.of(type, body, from);
    if (sent.fromVersion() == null) {
      throw refused(
          List.of(
              new Finding(
                  "from_version", "is missing", "Name the version the config was written for.")));
    }
    ConfigText config = ConfigText.read(sent.config(), yaml);
    if (!config.faults().isEmpty()) {
      throw refused(config.faults());
    }
    return versions
        .known(service, sent.fromVersion())
        .map(then -> values.schema(then.valuesSchema()))
        .chain(
            then ->
                versions
                    .known(service, version)
                    .map(now -> merged(then, config, now.valuesSchema())));
  }

  private MergedValues merged(JsonNode then, ConfigText config, String now) {
    ValuesMerge.Merged merged = ValuesMerge.merge(then, config.values(), values.schema(now));
    List<Finding> findings = values.faults(merged.yaml(), now);
    return new MergedValues(
        merged.yaml(),
        findings.isEmpty(),
        merged.conflicts(),
        merged.dropped(),
        merged.followed(),
        findings);
  }

  private static ApiFailure refused(List<Finding> findings) {
    return ApiFailure.invalid("io.supervisor.values.merge", "The values are refused", findings);
  }
}
