package io.supervisor.install.change;

/**
 * What somebody thinks of changing an install to.
 *
 * @param version absent for the one that is wanted now
 * @param yamlServiceConfig YAML in Base64; absent for the config there is
 * @param revision an earlier revision to compare with instead; excludes the others
 */
public record Proposal(String version, String yamlServiceConfig, Integer revision) {

  /** Names what is meant, never the config: it may hold secrets. */
  @Override
  public String toString() {
    return "Proposal[version=%s, revision=%s]".formatted(version, revision);
  }
}
