package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Activates and deactivates services and versions. Installs that run keep running; what is
 * DEACTIVATED takes no new ones. The service's row is locked, so that the rules over all its
 * versions hold. Rows are written before the audit record, at which all changes of one actor meet.
 */
@ApplicationScoped
public class Activation {

  private final CatalogRows rows;
  private final Versions versions;
  private final Outbox outbox;
  private final AuditTrail audit;

  Activation(CatalogRows rows, Versions versions, Outbox outbox, AuditTrail audit) {
    this.rows = rows;
    this.versions = versions;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** Moves a service and all its versions to a state; 400 when it is in it. */
  @WithTransaction
  public Uni<Void> ofService(String id, State wanted, Origin origin) {
    return rows.services()
        .locked(id)
        .invoke(service -> mustDiffer("Supervisor Service (%s)", id, service.state(), wanted))
        .chain(service -> move(service, wanted, origin))
        .chain(
            before ->
                rows.versions()
                    .of(id)
                    .map(all -> all.stream().filter(v -> v.state() != wanted).toList())
                    .chain(others -> moveAll(others, wanted, origin))
                    .chain(() -> rows.versions().flush())
                    .chain(
                        () ->
                            audit.record(
                                origin, "set service state", id, before.name(), wanted.name())));
  }

  private Uni<State> move(SupervisorService service, State wanted, Origin origin) {
    State before = service.state();
    service.become(wanted);
    return outbox.append(ServiceChanged.of(service), origin.lineage()).replaceWith(before);
  }

  private Uni<Void> moveAll(List<ServiceVersion> all, State wanted, Origin origin) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(version -> versions.move(version, wanted, origin))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** Moves one version; an ACTIVATED service keeps at least one ACTIVATED version. */
  @WithTransaction
  public Uni<Void> ofVersion(String id, String number, State wanted, Origin origin) {
    return rows.services()
        .locked(id)
        .chain(
            service ->
                rows.versions()
                    .known(id, number)
                    .invoke(version -> mustDiffer("Version (%s)", number, version.state(), wanted))
                    .chain(
                        version ->
                            rows.versions()
                                .of(id)
                                .invoke(all -> mustSuit(service, version, all, wanted))
                                .chain(() -> move(version, wanted, origin))));
  }

  private Uni<Void> move(ServiceVersion version, State wanted, Origin origin) {
    String before = version.state().name();
    return versions
        .move(version, wanted, origin)
        .chain(() -> rows.versions().flush())
        .chain(
            () -> audit.record(origin, "set version state", version.id(), before, wanted.name()));
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
