package io.supervisor.install.precheck;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.BundleRepository;
import io.supervisor.install.bundle.StoredPackageRepository;
import io.supervisor.install.process.Install;
import jakarta.enterprise.context.ApplicationScoped;

/** Fetches what a precheck renders and compares; it is large, so only for making one. */
@ApplicationScoped
public class MaterialFinder {

  private final StoredPackageRepository packages;
  private final BundleRepository bundles;

  MaterialFinder(StoredPackageRepository packages, BundleRepository bundles) {
    this.packages = packages;
    this.bundles = bundles;
  }

  /** For facts with a version. */
  @WithSession
  Uni<Material> of(PrecheckFacts facts) {
    return packages
        .findById(facts.version().packageDigest())
        .map(stored -> stored == null ? new byte[0] : stored.content())
        .chain(
            content ->
                bundles
                    .findById(facts.id())
                    .chain(
                        own ->
                            bundles
                                .all(facts.others().installs().stream().map(Install::id).toList())
                                .map(others -> new Material(content, own, others))));
  }
}
