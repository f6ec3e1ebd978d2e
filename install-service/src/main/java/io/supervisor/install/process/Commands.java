package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.revision.Cause;
import io.supervisor.install.revision.Wanted;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Base64;

/** Takes the catalog's commands: a new generation, or the start of a removal. */
@ApplicationScoped
public class Commands {

  private final Rows rows;
  private final Announcer announcer;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Clock clock;

  Commands(Rows rows, Announcer announcer, Inbox inbox, Outbox outbox, Clock clock) {
    this.rows = rows;
    this.announcer = announcer;
    this.inbox = inbox;
    this.outbox = outbox;
    this.clock = clock;
  }

  @WithTransaction
  Uni<Void> install(ReceivedEvent event, InstallRequested command) {
    return inbox.once(
        "commands",
        event,
        () ->
            rows.of(command.supervisor(), command.service(), event)
                .chain(install -> request(install, event, command)));
  }

  @WithTransaction
  Uni<Void> uninstall(ReceivedEvent event, UninstallRequested command) {
    return inbox.once(
        "commands",
        event,
        () ->
            rows.of(command.supervisor(), command.service(), event)
                .chain(install -> remove(install, event, command)));
  }

  private Uni<Void> request(Install install, ReceivedEvent event, InstallRequested command) {
    byte[] config = Base64.getDecoder().decode(command.sealedConfig());
    Wanted wanted =
        new Wanted(command.version(), command.packageDigest(), config, command.commandSeq());
    Step step = new Step(command.actor(), "install-requested", clock.instant());
    boolean first = install.phase() == Phase.REMOVED;
    return install.request(command.commandSeq(), wanted, event.next(), step.at())
        ? announcer.began(install, first ? Cause.INSTALL : Cause.CHANGE, null, step)
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> remove(Install install, ReceivedEvent event, UninstallRequested command) {
    Step step = new Step(command.actor(), "uninstall-requested", clock.instant());
    return install.requestRemoval(command.commandSeq(), event.next(), step.at())
        ? outbox
            .append(PlacementReleaseRequested.of(install, false), install.lineage())
            .chain(() -> announcer.changed(install, step))
        : Uni.createFrom().voidItem();
  }
}
