package io.supervisor.gateway.proxy;

import io.supervisor.gateway.session.AccessTokens;
import io.supervisor.gateway.session.SessionGone;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The public API: finds the service by path, turns a session into a bearer token, and passes the
 * call on. Headers that would let a client speak for the gateway are dropped.
 */
@ApplicationScoped
public class ApiProxy {

  private static final Logger LOG = Logger.getLogger(ApiProxy.class);
  private static final String AUTHORIZATION = "Authorization";
  private static final List<String> SESSIONS =
      List.of("/api/session", "/rest/com/vmware/cis/session");
  private static final List<String> DROPPED =
      List.of(
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-Prefix",
          "Forwarded",
          "X-HTTP-Method-Override",
          "X-Original-URL",
          "X-Rewrite-URL",
          "Cookie");

  private final Routes routes;
  private final AccessTokens tokens;
  private final HttpProxy proxy;

  ApiProxy(Vertx vertx, Routes routes, AccessTokens tokens) {
    this.routes = routes;
    this.tokens = tokens;
    HttpClientOptions options =
        new HttpClientOptions().setConnectTimeout(2_000).setMaxPoolSize(64).setIdleTimeout(60);
    this.proxy =
        HttpProxy.reverseProxy(new ProxyOptions(), vertx.createHttpClient(options))
            .origin(OriginRequestProvider.selector(this::origin))
            .addInterceptor(new Interceptor());
  }

  void register(@Observes Router router) {
    router.route().order(-1_000).handler(ApiProxy::guard);
    router.route("/api/*").order(-10).handler(this::handle);
    router.route("/rest/*").order(-10).handler(this::handle);
    router.route("/wcp/*").order(-10).handler(this::handle);
  }

  private static void guard(RoutingContext call) {
    if (PathGuard.allows(call.request().uri())) {
      call.next();
    } else {
      Refusal.PATH.send(call.response());
    }
  }

  private void handle(RoutingContext call) {
    HttpServerRequest request = call.request();
    Optional<URI> target = routes.target(request.method().name(), request.path());
    if (target.isEmpty()) {
      Refusal.NO_SUCH_PATH.send(call.response());
      return;
    }
    Credentials credentials = Credentials.of(request);
    Optional<Refusal> refusal = credentials.refusal(request);
    if (refusal.isPresent()) {
      refusal.get().send(call.response());
      return;
    }
    boolean login = request.path().startsWith("/api/session") || !request.path().startsWith("/api");
    if (credentials.session().isEmpty() || login) {
      proxy.handle(request);
      return;
    }
    request.pause();
    tokens
        .of(credentials.session())
        .subscribe()
        .with(token -> forward(request, token), failure -> refuse(call, failure));
  }

  /** The request stays paused: the proxy reads its body when the service is connected. */
  private void forward(HttpServerRequest request, String token) {
    request.headers().set(AUTHORIZATION, "Bearer " + token);
    proxy.handle(request);
  }

  private static void refuse(RoutingContext call, Throwable failure) {
    call.request().resume();
    if (failure instanceof SessionGone) {
      Refusal.SESSION_ENDED.send(call.response());
    } else {
      LOG.warnf("no token for a session: %s", failure.getMessage());
      Refusal.UNAVAILABLE.send(call.response());
    }
  }

  private Future<SocketAddress> origin(ProxyContext context) {
    HttpServerRequest request = context.request().proxiedRequest();
    URI target = routes.target(request.method().name(), request.path()).orElseThrow();
    return Future.succeededFuture(
        SocketAddress.inetSocketAddress(target.getPort(), target.getHost()));
  }

  /** Cleans headers on the way in, and answers for a service that is away. */
  private final class Interceptor implements ProxyInterceptor {

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      HttpServerRequest request = context.request().proxiedRequest();
      DROPPED.forEach(name -> context.request().headers().remove(name));
      if (request.remoteAddress() != null && request.remoteAddress().hostAddress() != null) {
        context.request().putHeader("X-Forwarded-For", request.remoteAddress().hostAddress());
      }
      if (context.request().getMethod().equals(HttpMethod.DELETE)
          && SESSIONS.contains(request.path())) {
        tokens.forget(Credentials.of(request).session());
      }
      return context
          .sendRequest()
          .recover(
              failure -> {
                LOG.warnf("%s %s: %s", request.method(), request.path(), failure.getMessage());
                return Future.succeededFuture(
                    context
                        .request()
                        .response()
                        .setStatusCode(Refusal.UNAVAILABLE.status())
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Retry-After", "2")
                        .setBody(Body.body(Buffer.buffer(Refusal.UNAVAILABLE.body()))));
              });
    }
  }
}
