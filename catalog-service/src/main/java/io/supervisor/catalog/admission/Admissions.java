package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.platform.audit.AuditTrail;
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
  private final AdmittedConfigRepository configs;
  private final AdmissionRules rules;
  private final Outbox outbox;
  private final Sealer sealer;
  private final NameLock names;
  private final AuditTrail audit;

  Admissions(
      AdmissionRepository admissions,
      AdmittedConfigRepository configs,
      AdmissionRules rules,
      Outbox outbox,
      Sealer sealer,
      NameLock names,
      AuditTrail audit) {
    this.admissions = admissions;
    this.configs = configs;
    this.rules = rules;
    this.names = names;
    this.audit = audit;
    this.outbox = outbox;
    this.sealer = sealer;
  }

  /** Admits a new install; 400 ALREADY_EXISTS when there is one. */
  @WithTransaction
  public Uni<Void> install(InstallCommand command) {
    return rules
        .check(command)
        .chain(version -> installNew(command, version))
        .chain(row -> audit("install", row, "", command));
  }

  /** Admits the same on several Supervisors: all or none. The order of ids prevents deadlocks. */
  @WithTransaction
  Uni<List<Admission>> installAll(List<InstallCommand> commands, ServiceVersion version) {
    return Multi.createFrom()
        .iterable(
            commands.stream().sorted(Comparator.comparing(InstallCommand::supervisor)).toList())
        .onItem()
        .transformToUniAndConcatenate(command -> installNew(command, version))
        .collect()
        .asList()
        .call(rows -> auditAll(rows, commands.get(0)));
  }

  /** What all writers of one actor meet at comes last, so that nobody holds it and waits. */
  private Uni<Void> auditAll(List<Admission> rows, InstallCommand command) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(row -> audit("install", row, "", command))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> audit(String action, Admission row, String before, InstallCommand command) {
    return audit.record(command.origin(), action, row.id(), before, row.desiredVersion());
  }

  private Uni<Admission> installNew(InstallCommand command, ServiceVersion version) {
    return names
        .hold(Admission.id(command.supervisor(), command.service()))
        .chain(() -> admissions.locked(command.supervisor(), command.service()))
        .onItem()
        .ifNull()
        .switchTo(() -> firstRow(command))
        .chain(row -> admit(mustBeGone(row), version, command));
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
                    .chain(row -> change(row, version, command)));
  }

  private Uni<Void> change(Admission row, ServiceVersion version, InstallCommand command) {
    String before = row.desiredVersion();
    return admit(row, version, command)
        .chain(changed -> audit("change install", changed, before, command));
  }

  /** Admits the removal unless other services need it; a second request changes nothing. */
  @WithTransaction
  public Uni<Void> remove(String supervisor, String service, Origin origin) {
    return remove(supervisor, service, false, origin);
  }

  /** Admits the removal, also of what others need if that is to be ignored. */
  @WithTransaction
  Uni<Void> remove(String supervisor, String service, boolean ignoreDependents, Origin origin) {
    return present(supervisor, service)
        .chain(
            row -> {
              if (row.intent() == Intent.REMOVE && row.status() == ConfigStatus.REMOVING) {
                return Uni.createFrom().voidItem();
              }
              return ignoreDependents
                  ? remove(row, origin)
                  : rules.checkRemoval(row).chain(() -> remove(row, origin));
            });
  }

  private Uni<Void> remove(Admission row, Origin origin) {
    String before = row.desiredVersion();
    row.admitRemoval();
    return outbox
        .append(UninstallRequested.of(row, origin.actor()), origin.lineage())
        .chain(() -> audit.record(origin, "remove install", row.id(), before, ""));
  }

  private Uni<Admission> admit(Admission row, ServiceVersion version, InstallCommand command) {
    byte[] config = rules.config(command, version).getBytes(StandardCharsets.UTF_8);
    Origin origin = command.origin();
    row.admit(version.version(), sealer.seal(Purpose.CONFIG, config, row.id()));
    return outbox
        .append(InstallRequested.of(row, version.digest(), origin.actor()), origin.lineage())
        .chain(() -> configs.persist(AdmittedConfig.of(row)))
        .chain(() -> admissions.flush())
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

  /** 400 while an install is being removed. */
  static void mustNotBeLeaving(Admission row) {
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
