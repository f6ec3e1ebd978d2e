package io.supervisor.install.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells everyone the full state of an install, and writes it into its timeline. */
@ApplicationScoped
class Announcer {

  private final TimelineRepository timeline;
  private final Outbox outbox;
  private final ObjectMapper json;

  Announcer(TimelineRepository timeline, Outbox outbox, ObjectMapper json) {
    this.timeline = timeline;
    this.outbox = outbox;
    this.json = json;
  }

  Uni<Void> changed(Install install) {
    return timeline
        .persist(TimelineEntry.of(install))
        .chain(
            () -> outbox.append(InstallChanged.of(install, addresses(install)), install.lineage()));
  }

  private Address[] addresses(Install install) {
    try {
      return json.readValue(install.addresses(), Address[].class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored addresses are no JSON", e);
    }
  }
}
