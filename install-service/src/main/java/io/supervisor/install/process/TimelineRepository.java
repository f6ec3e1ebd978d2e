package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The steps of installs, oldest first. */
@ApplicationScoped
public class TimelineRepository implements PanacheRepositoryBase<TimelineEntry, UUID> {

  /** At most {@code limit} of the newest steps, oldest first. */
  public Uni<List<TimelineEntry>> newest(String install, int limit) {
    return find("install = ?1 order by seq desc", install)
        .page(0, limit)
        .list()
        .map(
            entries -> {
              Collections.reverse(entries);
              return entries;
            });
  }

  /** The steps that came after {@code seq}, at most {@code limit}, in their order. */
  public Uni<List<TimelineEntry>> after(String install, long seq, int limit) {
    return find("install = ?1 and seq > ?2 order by seq", install, seq).page(0, limit).list();
  }

  /** Forgets the steps before a day. */
  Uni<Long> forget(Instant before) {
    return delete("at < ?1", before);
  }
}
