package io.supervisor.gateway.proxy;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * What a client shows to be let in.
 *
 * @param session session id of the header or the console's cookie, or empty
 * @param bearer whether it sends an Authorization header
 * @param byCookie whether the session comes from the console's cookie
 */
public record Credentials(String session, boolean bearer, boolean byCookie) {

  /** Name of the console's cookie. */
  public static final String COOKIE = "supervisor-session";

  private static final String HEADER = "vmware-api-session-id";

  static Credentials of(HttpServerRequest request) {
    boolean bearer = request.getHeader("Authorization") != null;
    String header = request.getHeader(HEADER);
    if (header != null) {
      return new Credentials(header, bearer, false);
    }
    Cookie cookie = request.getCookie(COOKIE);
    return cookie == null
        ? new Credentials("", bearer, false)
        : new Credentials(cookie.getValue(), bearer, true);
  }

  /** Why the call is not let through, if it is not. */
  Optional<Refusal> refusal(HttpServerRequest request) {
    boolean login =
        request.path().startsWith("/api/session") || request.path().startsWith("/rest/");
    if (!session.isEmpty() && bearer && !login) {
      return Optional.of(Refusal.TWO_IDENTITIES);
    }
    boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    return byCookie && !reads && !sameSite(request)
        ? Optional.of(Refusal.FOREIGN_SITE)
        : Optional.empty();
  }

  private static boolean sameSite(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    boolean own = origin == null || origin.endsWith("://" + request.getHeader("Host"));
    return own && request.getHeader("X-Requested-With") != null;
  }

  @Override
  public String toString() {
    return "Credentials[bearer=" + bearer + ", byCookie=" + byCookie + "]";
  }
}
