package io.supervisor.bare;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Bytes that lie in memory: the least that answering a GET costs. Open to everyone: it runs in a
 * benchmark, on loopback.
 */
@Path("/page")
@PermitAll
public class PageResource {

  private volatile byte[] page = new byte[0];

  /** Takes what to answer from now on (204). */
  @PUT
  @Consumes(MediaType.WILDCARD)
  public Uni<Void> keep(byte[] bytes) {
    page = bytes;
    return Uni.createFrom().voidItem();
  }

  /** The bytes that came last. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<byte[]> page() {
    return Uni.createFrom().item(page);
  }
}
