package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.platform.error.Finding;
import java.util.List;

/**
 * A values schema that can be checked against, made of one that an author wrote.
 *
 * @param schema OpenAPI 3.0, an empty object when there is nothing to check
 * @param faults warnings about what was put right on the way
 */
public record UsableSchema(JsonNode schema, List<Finding> faults) {}
