package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Decisions by request. */
@ApplicationScoped
class DecidedRequestRepository implements PanacheRepositoryBase<DecidedRequest, String> {}
