package io.supervisor.namespace.host;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The hosts of the Supervisors. */
@Path("/api/supervisor/hosts")
public class HostResource {

  private final HostRepository hosts;

  HostResource(HostRepository hosts) {
    this.hosts = hosts;
  }

  /** All hosts, or those of one Supervisor, by id. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<List<HostChanged>> list(@RestQuery @DefaultValue("") String supervisor) {
    return hosts
        .list("?1 = '' or supervisor = ?1 order by id", supervisor)
        .map(found -> found.stream().map(Host::event).toList());
  }
}
