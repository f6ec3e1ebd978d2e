package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Activates and deactivates services and versions. Installs that run keep running; what is
 * DEACTIVATED takes no new ones. The service's row is locked, so that the rules over all its
 * versions hold.
 */
@ApplicationScoped
public class Activation {

  private final SupervisorServiceRepository services;
  private final ServiceVersionRepository versions;
  private final Outbox outbox;

  Activation(
      SupervisorServiceRepository services, ServiceVersionRepository versions, Outbox outbox) {
    this.services = services;
    this.versions = versions;
    this.outbox = outbox;
  }

  /** Moves a service and all its versions to a state; 400 when it is in it. */
  @WithTransaction
  public Uni<Void> ofService(String id, State wanted, Lineage lineage) {
    return services
        .locked(id)
        .invoke(service -> mustDiffer("Supervisor Service (%s)", id, service.state(), wanted))
        .chain(
            service -> {
              service.become(wanted);
              return outbox.append(ServiceChanged.of(service), lineage);
            })
        .chain(() -> versions.of(id))
        .chain(
            all ->
                moveAll(all.stream().filter(v -> v.state() != wanted).toList(), wanted, lineage));
  }

  private Uni<Void> moveAll(List<ServiceVersion> all, State wanted, Lineage lineage) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(version -> move(version, wanted, lineage))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> move(ServiceVersion version, State wanted, Lineage lineage) {
    version.become(wanted);
    return outbox.append(ServiceVersionChanged.of(version), lineage);
  }

  /** Moves one version; an ACTIVATED service keeps at least one ACTIVATED version. */
  @WithTransaction
  public Uni<Void> ofVersion(String id, String number, State wanted, Lineage lineage) {
    return services
        .locked(id)
        .chain(
            service ->
                versions
                    .known(id, number)
                    .invoke(version -> mustDiffer("Version (%s)", number, version.state(), wanted))
                    .chain(
                        version ->
                            versions
                                .of(id)
                                .invoke(all -> mustSuit(service, version, all, wanted))
                                .chain(() -> move(version, wanted, lineage))));
  }

  private static void mustDiffer(String what, String name, State state, State wanted) {
    if (state == wanted) {
      throw notAllowed(what + " is already %s.", name, wanted.name());
    }
  }

  private static void mustSuit(
      SupervisorService service, ServiceVersion version, List<ServiceVersion> all, State wanted) {
    if (service.state() != State.ACTIVATED) {
      throw notAllowed("Supervisor Service (%s) is DEACTIVATED. Activate it first.", service.id());
    }
    boolean another =
        all.stream().anyMatch(other -> other != version && other.state() == State.ACTIVATED);
    if (wanted == State.DEACTIVATED && !another) {
      throw notAllowed(
          "Version (%s) is the last ACTIVATED one. Deactivate Supervisor Service (%s) instead.",
          version.version(), service.id());
    }
  }

  private static ApiFailure notAllowed(String format, String... args) {
    return ApiFailure.of(
        ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
        "vcenter.wcp.appplatform.supervisorservice.state",
        format,
        args);
  }
}
