package io.supervisor.install.precheck;

import jakarta.validation.constraints.NotBlank;

/**
 * Body of a precheck.
 *
 * @param version the version that is thought of
 * @param yamlServiceConfig YAML in Base64; absent for the config there is, or none
 */
public record PrecheckOrder(@NotBlank String version, String yamlServiceConfig) {

  /** Names what is meant, never the config: it may hold secrets. */
  @Override
  public String toString() {
    return "PrecheckOrder[%s]".formatted(version);
  }
}
