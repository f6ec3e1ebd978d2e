package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a verified upload says: one Carvel PackageMetadata and one Package.
 *
 * @param service {@code spec.refName}, a dotted DNS name
 * @param version {@code spec.version}, semver 2
 * @param displayName name for people; the service id when the author gave none
 * @param description short description, or empty
 * @param valuesSchema OpenAPI v3 schema of the values; an empty object when there is none
 */
public record PackageManifest(
    String service,
    String version,
    String displayName,
    String description,
    JsonNode valuesSchema) {}
