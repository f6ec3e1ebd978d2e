package io.supervisor.install.bundle;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Packages by digest. */
@ApplicationScoped
public class StoredPackageRepository implements PanacheRepositoryBase<StoredPackage, String> {}
