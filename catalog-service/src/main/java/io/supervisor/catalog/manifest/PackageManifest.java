package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a verified upload says.
 *
 * @param contentType how it says it
 * @param service id of the service: a dotted DNS name; of a custom service a DNS label
 * @param version semver 2
 * @param displayName name for people; the service id when the author gave none
 * @param description short description, or empty
 * @param valuesSchema OpenAPI v3 schema of the values as written; an empty object for none
 * @param details everything else
 */
public record PackageManifest(
    ContentType contentType,
    String service,
    String version,
    String displayName,
    String description,
    JsonNode valuesSchema,
    PackageDetails details) {}
