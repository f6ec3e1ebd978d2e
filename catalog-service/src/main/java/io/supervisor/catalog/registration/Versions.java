package io.supervisor.catalog.registration;

import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Puts versions in and takes them out: the row, its bytes, its relations, and the events. */
@ApplicationScoped
class Versions {

  private final ServiceVersionRepository versions;
  private final VersionContentRepository contents;
  private final VersionRelationRepository relations;
  private final DeletedVersionRepository deleted;
  private final Outbox outbox;
  private final Clock clock;

  Versions(
      ServiceVersionRepository versions,
      VersionContentRepository contents,
      VersionRelationRepository relations,
      DeletedVersionRepository deleted,
      Outbox outbox,
      Clock clock) {
    this.versions = versions;
    this.contents = contents;
    this.relations = relations;
    this.deleted = deleted;
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<ServiceVersion> add(NewVersion wanted, Origin origin) {
    ServiceVersion version =
        ServiceVersion.register(wanted.checked(), wanted.upload(), wanted.from(), clock.instant());
    VersionContent content = VersionContent.of(version, wanted.upload());
    return deleted
        .deleteById(version.id())
        .chain(() -> versions.persist(version))
        .chain(() -> contents.persist(content))
        .chain(() -> relations.persistAll(version))
        .chain(() -> versions.flush())
        .chain(() -> outbox.append(PackageStored.of(version, content), origin.lineage()))
        .chain(() -> outbox.append(ServiceVersionChanged.of(version), origin.lineage()))
        .replaceWith(version);
  }

  Uni<Void> remove(ServiceVersion version, Origin origin) {
    ServiceVersionRemoved event = new ServiceVersionRemoved(version.service(), version.version());
    return relations
        .delete("versionId", version.id())
        .chain(() -> contents.deleteById(version.id()))
        .chain(() -> versions.delete(version))
        .chain(() -> deleted.persist(DeletedVersion.of(version)))
        .chain(() -> outbox.append(event, origin.lineage()));
  }

  /** Whether somebody deleted these very bytes. */
  Uni<Boolean> isDeleted(NewVersion wanted) {
    String id = ServiceVersion.id(wanted.manifest().service(), wanted.manifest().version());
    return deleted
        .findById(id)
        .map(found -> found != null && found.digest().equals(wanted.upload().digest()));
  }

  /** Tells when more is known of a signature than before; it is no news about the version. */
  Uni<Boolean> sign(ServiceVersion version, Provenance.Signature signature, Origin origin) {
    return version.signed(signature)
        ? outbox.append(ServiceVersionChanged.of(version), origin.lineage()).replaceWith(false)
        : Uni.createFrom().item(false);
  }

  /** Changes the state of a version. */
  Uni<Void> move(ServiceVersion version, State wanted, Origin origin) {
    version.become(wanted);
    return outbox.append(ServiceVersionChanged.of(version), origin.lineage());
  }
}
