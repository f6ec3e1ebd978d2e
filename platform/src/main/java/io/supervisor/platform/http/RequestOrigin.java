package io.supervisor.platform.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.event.Lineage;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** Who makes the current request, from where, and the chain it starts. */
@RequestScoped
public class RequestOrigin {

  private final SecurityIdentity identity;
  private final RoutingContext call;

  RequestOrigin(SecurityIdentity identity, RoutingContext call) {
    this.identity = identity;
    this.call = call;
  }

  /** The origin of what the request changes. */
  public Origin origin() {
    SocketAddress peer = call.request().remoteAddress();
    return new Origin(
        identity.getPrincipal().getName(),
        peer == null || peer.hostAddress() == null ? "" : peer.hostAddress(),
        Lineage.startedBy(RequestId.of(call)));
  }
}
