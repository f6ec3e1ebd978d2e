package io.supervisor.platform.audit;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes one record for each change, in the transaction of the change. */
@ApplicationScoped
public class AuditTrail {

  private final Outbox outbox;
  private final Clock clock;
  private final String service;

  AuditTrail(
      Outbox outbox, Clock clock, @ConfigProperty(name = "supervisor.service") String service) {
    this.service = service;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Records that {@code action} took {@code target} from one state to another. */
  public Uni<Void> record(
      Origin origin, String action, String target, String before, String after) {
    AuditRecorded event =
        new AuditRecorded(
            service,
            origin.actor(),
            origin.address(),
            action,
            target,
            before,
            after,
            clock.instant());
    return outbox.append(event, origin.lineage());
  }
}
