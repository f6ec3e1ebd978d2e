package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.lock.NameLock;
import io.supervisor.platform.outbox.Outbox;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Admits installs, changes and removals: state and command in one transaction, in the order the row
 * decides.
 */
@ApplicationScoped
public class Admissions {

  private final AdmissionRepository admissions;
  private final AdmissionRules rules;
  private final Outbox outbox;
  private final Sealer sealer;
  private final NameLock names;
  private final CommandRecords records;

  Admissions(
      AdmissionRepository admissions,
      AdmissionRules rules,
      Outbox outbox,
      Sealer sealer,
      NameLock names,
      CommandRecords records) {
    this.admissions = admissions;
    this.rules = rules;
    this.names = names;
    this.records = records;
    this.outbox = outbox;
    this.sealer = sealer;
  }

  /** Admits a new install; 400 ALREADY_EXISTS when there is one. */
  @WithTransaction
  public Uni<Void> install(InstallCommand command) {
    return rules.check(command).chain(version -> installNew(command, version)).replaceWithVoid();
  }

  /** Admits the same on several Supervisors: all or none. The order of ids prevents deadlocks. */
  @WithTransaction
  Uni<List<Admission>> installAll(List<InstallCommand> commands) {
    return Multi.createFrom()
        .iterable(
            commands.stream().sorted(Comparator.comparing(InstallCommand::supervisor)).toList())
        .onItem()
        .transformToUniAndConcatenate(
            command -> rules.check(command).chain(version -> installNew(command, version)))
        .collect()
        .asList();
  }

  private Uni<Admission> installNew(InstallCommand command, ServiceVersion version) {
    return names
        .hold(Admission.id(command.supervisor(), command.service()))
        .chain(() -> admissions.locked(command.supervisor(), command.service()))
        .onItem()
        .ifNull()
        .switchTo(() -> firstRow(command))
        .chain(row -> admit("install", mustBeGone(row), version, command));
  }

  /** Admits another version or config of an install; the config is replaced as a whole. */
  @WithTransaction
  public Uni<Void> change(InstallCommand command) {
    return rules
        .check(command)
        .chain(
            version ->
                present(command.supervisor(), command.service())
                    .invoke(Admissions::mustNotBeLeaving)
                    .call(row -> rules.checkUpgrade(row, version))
                    .chain(row -> admit("change install", row, version, command)))
        .replaceWithVoid();
  }

  /** Admits the removal; a second request changes nothing. */
  @WithTransaction
  public Uni<Void> remove(String supervisor, String service, Origin origin) {
    return present(supervisor, service)
        .chain(
            row -> {
              if (row.intent() == Intent.REMOVE && row.status() == ConfigStatus.REMOVING) {
                return Uni.createFrom().voidItem();
              }
              String before = row.desiredVersion();
              row.admitRemoval();
              return records
                  .forget(row.id())
                  .chain(
                      () ->
                          outbox.append(
                              UninstallRequested.of(row, origin.actor()), origin.lineage()))
                  .chain(() -> records.audit(origin, "remove install", row.id(), before, ""));
            });
  }

  private Uni<Admission> admit(
      String action, Admission row, ServiceVersion version, InstallCommand command) {
    byte[] config = command.config().getBytes(StandardCharsets.UTF_8);
    Origin origin = command.origin();
    String before = row.gone() ? "" : row.desiredVersion();
    row.admit(version.version(), sealer.seal(Purpose.CONFIG, config, row.id()));
    return records
        .forget(row.id())
        .chain(
            () ->
                outbox.append(
                    InstallRequested.of(row, version.digest(), origin.actor()), origin.lineage()))
        .chain(() -> records.audit(origin, action, row.id(), before, version.version()))
        .replaceWith(row);
  }

  private Uni<Admission> firstRow(InstallCommand command) {
    return admissions.persistAndFlush(Admission.first(command.supervisor(), command.service()));
  }

  private Uni<Admission> present(String supervisor, String service) {
    Function<Admission, Admission> hideGone = row -> row == null || row.gone() ? null : row;
    return admissions
        .locked(supervisor, service)
        .map(hideGone)
        .onItem()
        .ifNull()
        .failWith(() -> AdmissionRepository.notInstalled(supervisor, service));
  }

  private static Admission mustBeGone(Admission row) {
    if (row.gone()) {
      return row;
    }
    mustNotBeLeaving(row);
    throw ApiFailure.of(
        ErrorType.ALREADY_EXISTS,
        "vcenter.wcp.appplatform.supervisorservice.installed",
        "Supervisor Service (%s) already exists on (%s), desired version %s. Change it with PUT.",
        row.service(),
        row.supervisor(),
        row.desiredVersion());
  }

  private static void mustNotBeLeaving(Admission row) {
    if (row.intent() == Intent.REMOVE) {
      throw ApiFailure.of(
          ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
          "vcenter.wcp.appplatform.supervisorservice.removing",
          "Supervisor Service (%s) is being removed from (%s). Try again when it is gone.",
          row.service(),
          row.supervisor());
    }
  }
}
