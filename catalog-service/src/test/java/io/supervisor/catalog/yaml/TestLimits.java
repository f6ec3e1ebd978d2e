package io.supervisor.catalog.yaml;

/** The limits that hold when nothing is configured. */
public record TestLimits(
    int maxBytes, int maxDepth, int maxAliases, int maxDocuments, int maxCharacters, int maxNodes)
    implements YamlLimits {

  public static final YamlLimits DEFAULT =
      new TestLimits(2 * 1024 * 1024, 50, 50, 100, 8_000_000, 200_000);
}
