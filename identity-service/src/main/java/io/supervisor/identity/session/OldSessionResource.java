package io.supervisor.identity.session;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorBody;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.http.RequestId;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * vCenter's sessions in the old style, with which govmomi, govc and Terraform log in: every answer
 * is wrapped in {@code value}. A session of either style is good for both. Public, because it is
 * the door: each call is checked.
 */
@Path("/rest/com/vmware/cis/session")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class OldSessionResource {

  private static final String HEADER = "vmware-api-session-id";

  private final Sessions sessions;
  private final RequestId request;

  OldSessionResource(Sessions sessions, RequestId request) {
    this.sessions = sessions;
    this.request = request;
  }

  /** The old style's envelope. */
  record Value(Object value) {}

  /** The old style's envelope of an error. */
  record Fault(String type, ErrorBody value) {

    static Fault of(ErrorBody body) {
      String name = body.errorType().name().toLowerCase(Locale.ROOT);
      return new Fault("com.vmware.vapi.std.errors." + name, body);
    }
  }

  /** Logs in with Basic authentication; with {@code ~action=get} tells of the session (200). */
  @POST
  @Consumes(MediaType.WILDCARD)
  public Uni<Response> open(
      @RestHeader("Authorization") String authorization,
      @RestHeader(HEADER) String id,
      @RestQuery("~action") String action) {
    if ("get".equals(action)) {
      return get(id);
    }
    if (action != null) {
      return refused(
          ApiFailure.of(
              ErrorType.OPERATION_NOT_FOUND,
              "io.supervisor.request.operation",
              "There is no action (%s). Use get, or none to log in.",
              action));
    }
    return BasicLogin.read(authorization)
        .map(login -> answered(sessions.open(login, request.lineage())))
        .orElseGet(() -> refused(Sessions.unauthenticated()));
  }

  /** Who the session belongs to and when it was used. */
  @GET
  public Uni<Response> get(@RestHeader(HEADER) String id) {
    return answered(sessions.live(id).map(SessionView::of));
  }

  /** Ends the session (204). */
  @DELETE
  @Consumes(MediaType.WILDCARD)
  public Uni<Response> end(@RestHeader(HEADER) String id) {
    return sessions
        .end(id, request.lineage())
        .map(done -> Response.noContent().build())
        .onFailure(ApiFailure.class)
        .recoverWithUni(failure -> refused(failure));
  }

  private static Uni<Response> answered(Uni<?> result) {
    return result
        .map(value -> Response.ok(new Value(value)).build())
        .onFailure(ApiFailure.class)
        .recoverWithUni(failure -> refused(failure));
  }

  private static Uni<Response> refused(ApiFailure failure) {
    ErrorBody body = failure.body();
    return Uni.createFrom()
        .item(Response.status(body.errorType().status()).entity(Fault.of(body)).build());
  }
}
