package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.lock.NameLock;
import io.supervisor.platform.outbox.Outbox;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
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

  Admissions(
      AdmissionRepository admissions,
      AdmissionRules rules,
      Outbox outbox,
      Sealer sealer,
      NameLock names) {
    this.admissions = admissions;
    this.rules = rules;
    this.names = names;
    this.outbox = outbox;
    this.sealer = sealer;
  }

  /** Admits a new install; 400 ALREADY_EXISTS when there is one. */
  @WithTransaction
  public Uni<Void> install(InstallCommand command, Lineage lineage) {
    return rules
        .check(command)
        .chain(
            version ->
                names
                    .hold(Admission.id(command.supervisor(), command.service()))
                    .chain(() -> admissions.locked(command.supervisor(), command.service()))
                    .onItem()
                    .ifNull()
                    .switchTo(() -> firstRow(command))
                    .chain(row -> admit(mustBeGone(row), version, command, lineage)));
  }

  /** Admits another version or config of an install; the config is replaced as a whole. */
  @WithTransaction
  public Uni<Void> change(InstallCommand command, Lineage lineage) {
    return rules
        .check(command)
        .chain(
            version ->
                present(command.supervisor(), command.service())
                    .invoke(Admissions::mustNotBeLeaving)
                    .chain(row -> admit(row, version, command, lineage)));
  }

  /** Admits the removal; a second request changes nothing. */
  @WithTransaction
  public Uni<Void> remove(String supervisor, String service, String by, Lineage lineage) {
    return present(supervisor, service)
        .chain(
            row -> {
              if (row.intent() == Intent.REMOVE && row.status() == ConfigStatus.REMOVING) {
                return Uni.createFrom().voidItem();
              }
              row.admitRemoval();
              return outbox.append(UninstallRequested.of(row, by), lineage);
            });
  }

  private Uni<Void> admit(
      Admission row, ServiceVersion version, InstallCommand command, Lineage lineage) {
    byte[] config = command.config().getBytes(StandardCharsets.UTF_8);
    row.admit(version.version(), sealer.seal(Purpose.CONFIG, config, row.id()));
    return outbox.append(InstallRequested.of(row, version.digest(), command.by()), lineage);
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
