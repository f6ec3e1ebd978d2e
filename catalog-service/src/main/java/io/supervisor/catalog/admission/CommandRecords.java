package io.supervisor.catalog.admission;

import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import jakarta.enterprise.context.ApplicationScoped;

/** What an admitted command leaves behind: an audit record, and no precheck that is out of date. */
@ApplicationScoped
class CommandRecords {

  private final AuditTrail audit;
  private final PrecheckRepository prechecks;

  CommandRecords(AuditTrail audit, PrecheckRepository prechecks) {
    this.audit = audit;
    this.prechecks = prechecks;
  }

  /** Drops the prechecks of an install: it is no longer what they looked at. */
  Uni<Void> forget(String install) {
    return prechecks.delete("install", install).replaceWithVoid();
  }

  Uni<Void> audit(Origin origin, String action, String install, String before, String after) {
    return audit.record(origin, action, install, before, after);
  }
}
