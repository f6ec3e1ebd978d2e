package io.supervisor.catalog.registration;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Gives a service another name or description for people. */
@ApplicationScoped
public class Renaming {

  private static final int LONGEST = 4096;

  private final SupervisorServiceRepository services;
  private final Outbox outbox;
  private final AuditTrail audit;

  Renaming(SupervisorServiceRepository services, Outbox outbox, AuditTrail audit) {
    this.services = services;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** Body of the change; what is absent stays. */
  public record UpdateService(String displayName, String description) {

    void check() {
      if (displayName != null && (displayName.isBlank() || displayName.length() > 255)) {
        throw invalid("display_name", "is empty or over 255 characters", "Give it a short name.");
      }
      if (description != null && description.length() > LONGEST) {
        throw invalid("description", "is over 4096 characters", "Shorten it.");
      }
    }

    private static ApiFailure invalid(String field, String problem, String hint) {
      return ApiFailure.invalid(
          "vcenter.wcp.appplatform.supervisorservice.update.invalid",
          "The change is refused",
          List.of(new Finding(field, problem, hint)));
    }
  }

  /** Changes a service; nothing is told when nothing changes. */
  @WithTransaction
  public Uni<Void> of(String id, UpdateService wanted, Origin origin) {
    wanted.check();
    return services
        .locked(id)
        .chain(
            service -> {
              String before = service.displayName() + ": " + service.description();
              service.rename(wanted.displayName(), wanted.description());
              String after = service.displayName() + ": " + service.description();
              return before.equals(after)
                  ? Uni.createFrom().voidItem()
                  : outbox
                      .append(ServiceChanged.of(service), origin.lineage())
                      .chain(() -> audit.record(origin, "rename service", id, before, after));
            });
  }
}
