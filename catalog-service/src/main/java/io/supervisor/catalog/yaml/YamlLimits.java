package io.supervisor.catalog.yaml;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large and how tangled untrusted YAML may be. */
@ConfigMapping(prefix = "supervisor.catalog.yaml")
public interface YamlLimits {

  /** Bytes of one text, in UTF-8. */
  @WithDefault("2097152")
  int maxBytes();

  /** Levels of maps and lists inside each other. */
  @WithDefault("50")
  int maxDepth();

  /** Aliases ({@code *name}) in one stream. */
  @WithDefault("50")
  int maxAliases();

  /** Documents in one stream. */
  @WithDefault("100")
  int maxDocuments();

  /** Characters of all paths, keys and texts together after aliases are resolved. */
  @WithDefault("8000000")
  int maxCharacters();

  /** Scalars, maps and lists of one stream after aliases are resolved. */
  @WithDefault("200000")
  int maxNodes();
}
