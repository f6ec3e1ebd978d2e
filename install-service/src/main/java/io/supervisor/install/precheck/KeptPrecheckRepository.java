package io.supervisor.install.precheck;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Prechecks by install. */
@ApplicationScoped
class KeptPrecheckRepository implements PanacheRepositoryBase<KeptPrecheck, String> {}
