package io.supervisor.catalog.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.compatibility.CompatibilityCheck;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.catalog.supervisor.KnownSupervisor;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorMessage;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Looks at an install or upgrade before it is asked for, and keeps what it saw. */
@ApplicationScoped
class Prechecks {

  private static final String ID = "vcenter.wcp.appplatform.supervisorservice.precheck";

  private final PrecheckRepository prechecks;
  private final AdmissionRepository admissions;
  private final AdmissionRules rules;
  private final Dependencies dependencies;
  private final Clock clock;
  private final ObjectMapper json;

  Prechecks(
      PrecheckRepository prechecks,
      AdmissionRepository admissions,
      AdmissionRules rules,
      Dependencies dependencies,
      Clock clock,
      ObjectMapper json) {
    this.prechecks = prechecks;
    this.admissions = admissions;
    this.rules = rules;
    this.dependencies = dependencies;
    this.clock = clock;
    this.json = json;
  }

  /** One line of a result. */
  record Message(Finding.Severity severity, ErrorMessage details) {}

  /** Checks and keeps the result; the id of the check comes back. */
  @WithTransaction
  Uni<UUID> run(KnownSupervisor supervisor, String service, String target) {
    return rules
        .installable(service, target)
        .chain(
            version ->
                admissions
                    .findById(Admission.id(supervisor.id(), service))
                    .invoke(Prechecks::mustNotBeLeaving)
                    .chain(
                        row ->
                            look(supervisor, version, row == null || row.gone() ? null : row)
                                .chain(findings -> keep(supervisor, version, row, findings))));
  }

  private Uni<List<Finding>> look(
      KnownSupervisor supervisor, ServiceVersion version, Admission row) {
    List<Finding> findings =
        new ArrayList<>(CompatibilityCheck.against(version.details().compatibility(), supervisor));
    if (version.details().deprecated() != null) {
      findings.add(
          Finding.warning(
              "version",
              "is deprecated: " + version.details().deprecated(),
              "Choose a newer version."));
    }
    Uni<List<Finding>> upgrade =
        row == null ? Uni.createFrom().item(List.of()) : rules.upgradeFindings(row, version);
    return upgrade
        .invoke(findings::addAll)
        .chain(() -> dependencies.findings(supervisor.id(), version, row))
        .invoke(findings::addAll)
        .replaceWith(findings);
  }

  private Uni<UUID> keep(
      KnownSupervisor supervisor, ServiceVersion version, Admission row, List<Finding> findings) {
    boolean good = findings.stream().noneMatch(Finding::refuses);
    Precheck check =
        Precheck.of(
            supervisor.id(), version, row, good ? "COMPATIBLE" : "INCOMPATIBLE", text(findings));
    check.finished(UUID.randomUUID(), clock.instant());
    return prechecks.replace(check).replaceWith(check::task);
  }

  /** The kept result; 404 when there is none, or when a later command made it worthless. */
  Uni<Precheck> result(String supervisor, String service, String target) {
    return prechecks
        .findById(Precheck.id(supervisor, service, target))
        .chain(
            check ->
                admissions
                    .findById(Admission.id(supervisor, service))
                    .map(row -> check != null && check.stillHoldsFor(row) ? check : null))
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ApiFailure.of(
                    ErrorType.NOT_FOUND,
                    ID + ".notfound",
                    "There is no valid precheck of (%s) version (%s) on (%s). Run one with"
                        + " POST …/supervisor-services/%s?action=precheck.",
                    service,
                    target,
                    supervisor,
                    service));
  }

  private static void mustNotBeLeaving(Admission row) {
    if (row != null && !row.gone()) {
      Admissions.mustNotBeLeaving(row);
    }
  }

  private String text(List<Finding> findings) {
    try {
      return json.writeValueAsString(
          findings.stream()
              .map(one -> new Message(one.severity(), ErrorMessage.of(ID, "%s", one.sentence())))
              .toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("messages have no JSON form", e);
    }
  }
}
