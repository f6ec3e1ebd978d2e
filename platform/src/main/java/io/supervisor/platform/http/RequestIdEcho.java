package io.supervisor.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers with the id of the request, so that a client can name it and find its events. */
@ApplicationScoped
public class RequestIdEcho {

  private static final int BEFORE_THE_PATH_GUARD = 2_000;

  void register(@Observes Filters filters) {
    filters.register(RequestIdEcho::echo, BEFORE_THE_PATH_GUARD);
  }

  private static void echo(RoutingContext call) {
    call.response().putHeader(RequestId.HEADER, RequestId.of(call));
    call.next();
  }
}
