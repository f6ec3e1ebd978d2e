package io.supervisor.catalog.registration;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The two tables that every change of the catalog looks at: a service and its versions are one
 * aggregate, held together by the lock on the service's row.
 */
@ApplicationScoped
class CatalogRows {

  private final SupervisorServiceRepository services;
  private final ServiceVersionRepository versions;

  CatalogRows(SupervisorServiceRepository services, ServiceVersionRepository versions) {
    this.services = services;
    this.versions = versions;
  }

  SupervisorServiceRepository services() {
    return services;
  }

  ServiceVersionRepository versions() {
    return versions;
  }
}
