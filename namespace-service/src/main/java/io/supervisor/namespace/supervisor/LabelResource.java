package io.supervisor.namespace.supervisor;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/** Words that people choose Supervisors by, in fleets for instance. */
@Path("/api/supervisor/supervisors/{supervisor}/labels")
public class LabelResource {

  private final Supervisors supervisors;

  LabelResource(Supervisors supervisors) {
    this.supervisors = supervisors;
  }

  /** Replaces the labels of a Supervisor; 400 naming every one that is wrong. */
  @PUT
  @RolesAllowed(Role.ADMINISTRATOR)
  public Uni<SupervisorView> replace(
      @RestPath String supervisor, @NotNull Map<String, String> labels) {
    return supervisors.label(supervisor, Labels.of(labels)).map(SupervisorView::of);
  }
}
