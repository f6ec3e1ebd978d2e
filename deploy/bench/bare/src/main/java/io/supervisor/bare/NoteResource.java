package io.supervisor.bare;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.http.RequestId;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** The one endpoint. Open to everyone: it runs in a benchmark, on loopback. */
@Path("/notes")
@PermitAll
public class NoteResource {

  private final Notes notes;
  private final RequestId request;

  NoteResource(Notes notes, RequestId request) {
    this.notes = notes;
    this.request = request;
  }

  /** Writes a note under the id that the caller chose (204). */
  @POST
  @Path("/{id}")
  public Uni<Void> write(@RestPath UUID id, String text) {
    return notes.write(id, text, request.lineage());
  }
}
