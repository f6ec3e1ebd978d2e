package io.supervisor.simulator.http;

import io.supervisor.simulator.access.Caller;
import io.supervisor.simulator.access.Tokens;
import io.supervisor.simulator.model.ApiFailure;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes an API request of an HTTP request and finds out who sent it. */
record RequestReader(Tokens tokens) {
  private static final String BEARER = "Bearer ";

  ApiRequest read(HttpServerRequest http, byte[] body) {
    return new ApiRequest(
        http.method().name(),
        URLDecoder.decode(http.path().replace("+", "%2B"), StandardCharsets.UTF_8),
        query(http.params()),
        header(http, "Accept"),
        header(http, "Content-Type"),
        header(http, "User-Agent"),
        body,
        caller(http).orElseThrow(() -> ApiFailure.of(401, "Unauthorized", "Unauthorized")));
  }

  private Optional<Caller> caller(HttpServerRequest http) {
    String header = header(http, "Authorization");
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? tokens.caller(header.substring(BEARER.length()).trim())
        : Optional.empty();
  }

  private static Map<String, String> query(MultiMap parameters) {
    Map<String, String> query = new LinkedHashMap<>();
    parameters.forEach(e -> query.putIfAbsent(e.getKey(), e.getValue()));
    return query;
  }

  private static String header(HttpServerRequest http, String name) {
    String value = http.getHeader(name);
    return value == null ? "" : value;
  }
}
