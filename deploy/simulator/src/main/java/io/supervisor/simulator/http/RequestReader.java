package io.supervisor.simulator.http;

import io.supervisor.simulator.access.Authenticator;
import io.supervisor.simulator.access.Authenticator.Impersonation;
import io.supervisor.simulator.model.ApiFailure;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes an API request of an HTTP request and finds out who sent it. */
record RequestReader(Authenticator authenticator) {
  private static final String EXTRA = "impersonate-extra-";

  ApiRequest read(HttpServerRequest http, byte[] body, List<String> warnings) {
    return new ApiRequest(
        http.method().name(),
        decoded(http.path()),
        query(http),
        header(http, "Accept"),
        header(http, "Content-Type"),
        header(http, "User-Agent"),
        body,
        authenticator.caller(header(http, "Authorization"), impersonation(http)),
        warnings);
  }

  private static Impersonation impersonation(HttpServerRequest http) {
    Map<String, String> extra = new LinkedHashMap<>();
    http.headers()
        .forEach(
            (name, value) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith(EXTRA)) {
                extra.put(lower.substring(EXTRA.length()), value);
              }
            });
    return new Impersonation(
        header(http, "Impersonate-User"),
        header(http, "Impersonate-Uid"),
        http.headers().getAll("Impersonate-Group"),
        extra);
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiFailure.badRequest("the path is not encoded as a URL is: " + path);
    }
  }

  private static Map<String, String> query(HttpServerRequest http) {
    Map<String, String> query = new LinkedHashMap<>();
    try {
      http.params().forEach(e -> query.putIfAbsent(e.getKey(), e.getValue()));
    } catch (IllegalArgumentException e) {
      throw ApiFailure.badRequest("the query is not encoded as a URL is: " + http.query());
    }
    return query;
  }

  private static String header(HttpServerRequest http, String name) {
    String value = http.getHeader(name);
    return value == null ? "" : value;
  }
}
