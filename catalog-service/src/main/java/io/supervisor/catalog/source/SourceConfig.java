package io.supervisor.catalog.source;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where packages come from beside uploads. */
@ConfigMapping(prefix = "supervisor.catalog.sources")
public interface SourceConfig {

  /** Directory whose YAML files are taken in ACTIVATED; none by default. */
  Optional<Path> directory();

  /** Whether the directory is the product's own catalog, whose versions cannot be deleted. */
  @WithDefault("false")
  boolean directoryIsDefault();

  /**
   * Images whose packages are taken in DEACTIVATED: {@code registry.example/catalog/contour} for
   * all tags of a repository, with {@code :tag} for one; {@code layout:/path} for an OCI layout.
   */
  Optional<List<String>> oci();

  /** How often all sources are read; the first time is right after the start. */
  @WithDefault("30s")
  String every();

  /** User at the registries; none for anonymous reading. */
  Optional<String> user();

  /** Password of the user. */
  Optional<String> password();

  /** Whether registries are spoken to without TLS, for closed networks and tests. */
  @WithDefault("false")
  boolean insecure();
}
