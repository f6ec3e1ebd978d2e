package io.supervisor.catalog.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.catalog.values.ScalarConfig;
import io.supervisor.platform.caller.Origin;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A wish to run a version of a service on a Supervisor.
 *
 * @param supervisor canonical id, {@code domain-c8}
 * @param yaml YAML text of the service config, empty for none
 * @param texts the older form of a config, which needs the version's schema to become YAML; null
 *     when {@code yaml} says it
 */
record InstallCommand(
    String supervisor,
    String service,
    String version,
    String yaml,
    Map<String, String> texts,
    Origin origin) {

  /** The config as YAML; the schema of the version is asked for only when it is needed. */
  String config(Supplier<JsonNode> schema) {
    return texts == null ? yaml : ScalarConfig.yaml(texts, schema.get());
  }

  /** Names what is wanted, never the config: it may hold secrets. */
  @Override
  public String toString() {
    return "InstallCommand[%s/%s %s]".formatted(supervisor, service, version);
  }
}
