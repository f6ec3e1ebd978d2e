package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Uploaded bytes by version. */
@ApplicationScoped
class VersionContentRepository implements PanacheRepositoryBase<VersionContent, String> {}
