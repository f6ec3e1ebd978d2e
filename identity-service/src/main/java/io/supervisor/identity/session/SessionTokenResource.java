package io.supervisor.identity.session;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestHeader;

/** Turns a session id into a bearer token, for the gateway in its own name. */
@Path("/api/supervisor/sessions/token")
public class SessionTokenResource {

  private final Sessions sessions;

  SessionTokenResource(Sessions sessions) {
    this.sessions = sessions;
  }

  /** The access token behind a session; 401 when the session has ended. */
  @POST
  @RolesAllowed(Role.GATEWAY)
  public Uni<AccessToken> token(@RestHeader("vmware-api-session-id") String id) {
    return sessions.accessToken(id);
  }
}
