package io.supervisor.catalog.audit;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Writes one record for each change, in the transaction of the change. */
@ApplicationScoped
public class AuditTrail {

  private final Outbox outbox;
  private final Clock clock;

  AuditTrail(Outbox outbox, Clock clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Records that {@code action} took {@code target} from one state to another. */
  public Uni<Void> record(
      Origin origin, String action, String target, String before, String after) {
    AuditRecorded event =
        new AuditRecorded(
            origin.actor(), origin.address(), action, target, before, after, clock.instant());
    return outbox.append(event, origin.lineage());
  }
}
