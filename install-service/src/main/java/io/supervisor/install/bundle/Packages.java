package io.supervisor.install.bundle;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;

/** Keeps the packages that may have to be rendered. */
@ApplicationScoped
public class Packages {

  private final StoredPackageRepository stored;
  private final Inbox inbox;

  Packages(StoredPackageRepository stored, Inbox inbox) {
    this.stored = stored;
    this.inbox = inbox;
  }

  @WithTransaction
  Uni<Void> keep(ReceivedEvent event, PackageStored arrived) {
    return inbox.once("packages", event, () -> store(arrived));
  }

  private Uni<Void> store(PackageStored arrived) {
    byte[] content = Base64.getDecoder().decode(arrived.content());
    return stored
        .findById(arrived.digest())
        .onItem()
        .ifNull()
        .switchTo(() -> stored.persist(StoredPackage.of(arrived.digest(), content)))
        .replaceWithVoid();
  }
}
