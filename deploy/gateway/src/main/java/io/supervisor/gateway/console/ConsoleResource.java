package io.supervisor.gateway.console;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.supervisor.gateway.proxy.Credentials;
import io.supervisor.gateway.session.SessionGone;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestCookie;

/** The console's first page. Public by itself: what it shows is read with the user's own rights. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class ConsoleResource {

  private static final Logger LOG = Logger.getLogger(ConsoleResource.class);
  private static final String POLICY =
      "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private final ConsoleLogin login;
  private final SuiteReader suite;
  private final HttpServerRequest request;

  ConsoleResource(ConsoleLogin login, SuiteReader suite, HttpServerRequest request) {
    this.login = login;
    this.suite = suite;
    this.request = request;
  }

  /** The first page, or the login page. */
  @GET
  public Response home(@RestCookie(Credentials.COOKIE) String session) {
    return page(session == null ? Pages.login("") : Pages.home(), 200);
  }

  /** Services, installs and Supervisors as they are now; the page asks again every second. */
  @GET
  @Path("/console/status")
  public Uni<Response> status(@RestCookie(Credentials.COOKIE) String session) {
    if (session == null) {
      return Uni.createFrom().item(toLogin());
    }
    return suite
        .read(session)
        .map(all -> page(Pages.status(all), 200))
        .onFailure(SessionGone.class)
        .recoverWithItem(ConsoleResource::toLogin)
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf("status page: %s", failure.getMessage());
              return page(Pages.trouble("A service does not answer. This page tries again."), 200);
            });
  }

  private static Response toLogin() {
    return Response.ok().header("HX-Redirect", "/").cookie(cookie("", 0, false)).build();
  }

  /** Logs in and goes to the first page. */
  @POST
  @Path("/console/login")
  public Uni<Response> login(
      @FormParam("user") String user, @FormParam("password") String password) {
    if (foreign()) {
      return Uni.createFrom().item(page(Pages.login("Log in on this page itself."), 403));
    }
    if (user == null || user.isBlank() || password == null || password.isEmpty()) {
      return Uni.createFrom().item(page(Pages.login("Enter user name and password."), 400));
    }
    return login
        .open(user, password)
        .map(
            session ->
                session
                    .map(id -> seeHome(cookie(id, 36_000, request.isSSL())))
                    .orElseGet(
                        () -> page(Pages.login("User name or password is not correct."), 401)))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.warnf("login: %s", failure.getMessage());
              return page(Pages.login("The login service does not answer. Try again."), 503);
            });
  }

  /** Logs out. */
  @POST
  @Path("/console/logout")
  public Uni<Response> logout(@RestCookie(Credentials.COOKIE) String session) {
    Response home = seeHome(cookie("", 0, request.isSSL()));
    return session == null || foreign()
        ? Uni.createFrom().item(home)
        : login.end(session).replaceWith(home).onFailure().recoverWithItem(home);
  }

  private boolean foreign() {
    String origin = request.getHeader("Origin");
    return origin != null && !origin.endsWith("://" + request.getHeader("Host"));
  }

  private static Response seeHome(NewCookie cookie) {
    return Response.seeOther(URI.create("/")).cookie(cookie).build();
  }

  private static NewCookie cookie(String value, int seconds, boolean secure) {
    return new NewCookie.Builder(Credentials.COOKIE)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  private static Response page(TemplateInstance page, int status) {
    return Response.status(status)
        .entity(page.render())
        .header("Content-Security-Policy", POLICY)
        .header("Cache-Control", "no-store")
        .build();
  }
}
