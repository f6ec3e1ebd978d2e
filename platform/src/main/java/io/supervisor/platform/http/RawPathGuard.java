package io.supervisor.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Refuses paths that two parsers may read differently, before any routing: encoded separators,
 * dots, letters and digits, path parameters, double slashes, control characters; in the query the
 * character NUL, which no database takes. Answers 400.
 */
@ApplicationScoped
public class RawPathGuard {

  private static final int FIRST = 1_000;
  private static final Pattern SUSPICIOUS =
      Pattern.compile(
          "(?i);|//|\\\\|%2f|%5c|%3b|%00|%25|%2e|%(3[0-9]|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])|/\\./|/\\.\\./|/\\.\\.?$|[^\\x21-\\x7e]");
  private static final String BODY =
      """
      {"error_type":"INVALID_ARGUMENT","messages":[{"id":"io.supervisor.request.path",\
      "default_message":"The path contains characters that are not allowed.","args":[]}]}""";

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  /** Whether {@code path}, as it came over the wire, may go on. */
  public static boolean allowed(String path) {
    return !SUSPICIOUS.matcher(path).find();
  }

  private void check(RoutingContext call) {
    String uri = call.request().uri();
    int query = uri.indexOf('?');
    boolean nul = query >= 0 && uri.indexOf("%00", query) >= 0;
    if (!nul && allowed(query < 0 ? uri : uri.substring(0, query))) {
      call.next();
      return;
    }
    HttpServerResponse response = call.response();
    response.setStatusCode(400).putHeader("Content-Type", "application/json").end(BODY);
  }
}
