package io.supervisor.install.view;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.install.process.TimelineRepository;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** The steps of an install's life. */
@Path("/api/supervisor/installs/{supervisor}/{service}/timeline")
@RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
public class TimelineResource {

  private static final int LONGEST = 200;

  private final InstallRepository installs;
  private final TimelineRepository timeline;
  private final TimelineStream stream;

  TimelineResource(InstallRepository installs, TimelineRepository timeline, TimelineStream stream) {
    this.installs = installs;
    this.timeline = timeline;
    this.stream = stream;
  }

  /** The newest 200 steps, oldest first. */
  @GET
  @WithSession
  public Uni<List<TimelineView>> list(@RestPath String supervisor, @RestPath String service) {
    String id = Install.id(supervisor, service);
    return installs
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> InstallRepository.unknown(id))
        .chain(() -> timeline.newest(id, LONGEST))
        .map(TimelineView::of);
  }

  /**
   * The steps as server-sent events named {@code step}, from the first one or from after the event
   * id that {@code Last-Event-ID} names, without an end.
   */
  @GET
  @Path("/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  public Multi<OutboundSseEvent> stream(
      @RestPath String supervisor,
      @RestPath String service,
      @RestHeader("Last-Event-ID") @DefaultValue("0") @Min(0) long after,
      @jakarta.ws.rs.core.Context Sse sse) {
    String id = Install.id(supervisor, service);
    Awaited.result(() -> stream.known(id));
    return stream.after(id, after).map(step -> event(step, sse));
  }

  private static OutboundSseEvent event(TimelineView step, Sse sse) {
    return sse.newEventBuilder()
        .id(String.valueOf(step.seq()))
        .name("step")
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(TimelineView.class, step)
        .build();
  }
}
