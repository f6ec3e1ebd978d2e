package io.supervisor.platform.inbox;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.fault.FaultPoint;
import io.supervisor.platform.fault.FaultPoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Remembers what was handled, in the transaction that handles it. A record that comes twice, or
 * after a newer one of its key, has no second effect.
 */
@ApplicationScoped
public class Inbox {

  private static final String ACCEPT =
      """
      with fresh as (
        insert into inbox_row (consumer, source, event_id) values (:consumer, :source, :id)
        on conflict do nothing returning 1)
      insert into inbox_version (consumer, topic, key, version)
      select :consumer, :topic, :key, :version from fresh
      on conflict (consumer, topic, key) do update set version = excluded.version
        where inbox_version.version < excluded.version
      """;

  private final FaultPoints faults;

  Inbox(FaultPoints faults) {
    this.faults = faults;
  }

  /** Whether {@code event} is new for {@code consumer}; must run inside the open transaction. */
  public Uni<Boolean> firstTime(String consumer, ReceivedEvent event) {
    if (faults.inboxOff()) {
      return Uni.createFrom().item(true);
    }
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(ACCEPT)
                    .setParameter("consumer", consumer)
                    .setParameter("source", event.source())
                    .setParameter("id", event.id())
                    .setParameter("topic", event.topic())
                    .setParameter("key", event.key())
                    .setParameter("version", event.version())
                    .executeUpdate())
        .map(rows -> rows == 1);
  }

  /** Does {@code effect} in the open transaction if {@code event} is new for {@code consumer}. */
  public Uni<Void> once(String consumer, ReceivedEvent event, Supplier<Uni<Void>> effect) {
    return firstTime(consumer, event)
        .chain(fresh -> fresh ? take(effect) : Uni.createFrom().voidItem());
  }

  private Uni<Void> take(Supplier<Uni<Void>> effect) {
    return effect.get().invoke(() -> faults.reach(FaultPoint.INBOX_MID_TRANSACTION));
  }
}
