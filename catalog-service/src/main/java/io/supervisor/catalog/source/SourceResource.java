package io.supervisor.catalog.source;

import io.supervisor.platform.caller.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** The catalog's sources beside uploads. */
@Path("/api/supervisor/services/-/sources")
public class SourceResource {

  private final Sources sources;

  SourceResource(Sources sources) {
    this.sources = sources;
  }

  /** What the last reading of each source by this instance brought, and what was refused. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER})
  public List<SourceReport> list() {
    return sources.reports();
  }
}
