package io.supervisor.install.rendering.image;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Where the container images of a site come from. */
@ConfigMapping(prefix = "supervisor.rendering.registries")
public interface RegistryConfig {

  /**
   * Rules {@code from=to} for sites that hold copies of the images: a reference that begins with
   * {@code from} begins with {@code to} instead, and keeps the rest, its tag and its digest. Both
   * sides are a registry host, with a port or a path if needed, such as {@code
   * docker.io=registry.site.example/mirror}. Whole path segments count; the longest rule wins; one
   * rule is applied, once. Short names are names of {@code docker.io}. Without rules, images stay
   * as they are. A rule that makes no sense keeps the service from starting.
   */
  Optional<List<String>> rules();
}
