package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Base64;

/** Takes the catalog's commands: a new generation, or the start of a removal. */
@ApplicationScoped
public class Commands {

  private final InstallRepository installs;
  private final Announcer announcer;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Clock clock;

  Commands(
      InstallRepository installs, Announcer announcer, Inbox inbox, Outbox outbox, Clock clock) {
    this.installs = installs;
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
            row(command.supervisor(), command.service(), event)
                .chain(install -> request(install, event, command)));
  }

  @WithTransaction
  Uni<Void> uninstall(ReceivedEvent event, UninstallRequested command) {
    return inbox.once(
        "commands",
        event,
        () ->
            row(command.supervisor(), command.service(), event)
                .chain(install -> remove(install, event, command.commandSeq())));
  }

  private Uni<Void> request(Install install, ReceivedEvent event, InstallRequested command) {
    byte[] config = Base64.getDecoder().decode(command.sealedConfig());
    return install.request(command, config, event.next(), clock.instant())
        ? announcer.changed(install)
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> remove(Install install, ReceivedEvent event, long seq) {
    return install.requestRemoval(seq, event.next(), clock.instant())
        ? outbox
            .append(PlacementReleaseRequested.of(install), install.lineage())
            .chain(() -> announcer.changed(install))
        : Uni.createFrom().voidItem();
  }

  private Uni<Install> row(String supervisor, String service, ReceivedEvent event) {
    return installs
        .locked(Install.id(supervisor, service))
        .onItem()
        .ifNull()
        .switchTo(() -> firstRow(supervisor, service, event));
  }

  private Uni<Install> firstRow(String supervisor, String service, ReceivedEvent event) {
    NamespaceName name = new NamespaceName(supervisor, service);
    return installs
        .othersIn(supervisor, name.plain(), service)
        .map(others -> others == 0 ? name.plain() : name.distinct())
        .map(
            namespace ->
                Install.first(supervisor, service, namespace, event.next(), clock.instant()))
        .chain(install -> installs.persist(install));
  }
}
