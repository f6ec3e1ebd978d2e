package io.supervisor.scheduler.settings;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.http.RequestOrigin;
import io.supervisor.scheduler.host.HostRepository;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** How the pods of a Supervisor are to be placed; what is placed already stays. */
@Path("/api/supervisor/placements/{supervisor}/settings")
public class SettingsResource {

  private final SettingsRepository settings;
  private final HostRepository hosts;
  private final AuditTrail audit;
  private final RequestOrigin caller;

  SettingsResource(
      SettingsRepository settings, HostRepository hosts, AuditTrail audit, RequestOrigin caller) {
    this.settings = settings;
    this.hosts = hosts;
    this.audit = audit;
    this.caller = caller;
  }

  /** 404 when no host of the Supervisor is known. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  @WithTransaction
  public Uni<Settings> get(@RestPath String supervisor) {
    return known(supervisor).chain(() -> settings.of(supervisor));
  }

  /** Replaces all settings, for what is decided from now on; 404 as above. */
  @PUT
  @RolesAllowed(Role.ADMINISTRATOR)
  @WithTransaction
  public Uni<Settings> put(@RestPath String supervisor, @NotNull @Valid Settings wanted) {
    return known(supervisor)
        .chain(() -> settings.findById(supervisor))
        .onItem()
        .ifNull()
        .switchTo(() -> settings.persist(SettingsRow.of(supervisor)))
        .chain(
            row -> {
              String before = row.settings().toString();
              row.put(wanted);
              return settings
                  .flush()
                  .chain(
                      () ->
                          audit.record(
                              caller.origin(),
                              "set placement settings",
                              supervisor,
                              before,
                              wanted.toString()));
            })
        .replaceWith(wanted);
  }

  private Uni<Void> known(String supervisor) {
    return hosts
        .count("supervisor", supervisor)
        .invoke(
            count -> {
              if (count == 0) {
                throw ApiFailure.of(
                    ErrorType.NOT_FOUND,
                    "io.supervisor.settings.nohosts",
                    "No host of the Supervisor (%s) is known. Check its id, and that it is reachable.",
                    supervisor);
              }
            })
        .replaceWithVoid();
  }
}
