package io.supervisor.identity.session;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.http.RequestId;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;

/**
 * vCenter's sessions. Public, because it is the door: a name and password, or a session id, is
 * checked in each call.
 */
@Path("/api/session")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

  private static final String HEADER = "vmware-api-session-id";

  private final Sessions sessions;
  private final RequestId request;

  SessionResource(Sessions sessions, RequestId request) {
    this.sessions = sessions;
    this.request = request;
  }

  /** Logs in with Basic authentication: 201 and the session's id as a JSON string. */
  @POST
  public Uni<Response> open(@RestHeader("Authorization") String authorization) {
    BasicLogin login = BasicLogin.read(authorization).orElseThrow(Sessions::unauthenticated);
    return sessions
        .open(login, request.lineage())
        .map(
            id ->
                Response.status(Response.Status.CREATED)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity("\"" + id + "\"")
                    .build());
  }

  /** Who the session belongs to and when it was used. */
  @GET
  public Uni<SessionView> get(@RestHeader(HEADER) String id) {
    return sessions.live(id).map(SessionView::of);
  }

  /** Ends the session (204). */
  @DELETE
  public Uni<Void> end(@RestHeader(HEADER) String id) {
    return sessions.end(id, request.lineage());
  }
}
