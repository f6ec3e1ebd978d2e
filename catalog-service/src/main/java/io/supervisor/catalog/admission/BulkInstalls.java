package io.supervisor.catalog.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Admits one service on many Supervisors, all or none. */
@ApplicationScoped
class BulkInstalls {

  private final Admissions admissions;
  private final AdmissionRepository rows;
  private final AdmissionRules rules;
  private final AnsweredCalls answered;
  private final ObjectMapper json;

  BulkInstalls(
      Admissions admissions,
      AdmissionRepository rows,
      AdmissionRules rules,
      AnsweredCalls answered,
      ObjectMapper json) {
    this.admissions = admissions;
    this.rows = rows;
    this.rules = rules;
    this.answered = answered;
    this.json = json;
  }

  /** What was admitted. */
  record Answer(List<Admitted> installs) {}

  /** One install that was admitted. */
  record Admitted(
      String supervisor,
      String supervisorService,
      String version,
      long commandSeq,
      ConfigStatus configStatus) {
    static Admitted of(Admission of) {
      return new Admitted(
          of.supervisor(), of.service(), of.desiredVersion(), of.commandSeq(), of.status());
    }
  }

  /** The answer as JSON; that of the first call when this one is a repetition. */
  @WithTransaction
  Uni<String> admit(BulkSpec spec, String key, Origin origin) {
    List<InstallCommand> commands = spec.commands(origin);
    if (key == null) {
      return admitAll(commands);
    }
    String request = text(spec);
    return answered.once(origin.actor(), key, request, () -> admitAll(commands));
  }

  private Uni<String> admitAll(List<InstallCommand> commands) {
    return rules
        .checkConfig(commands.get(0))
        .chain(
            version ->
                Multi.createFrom()
                    .iterable(commands)
                    .onItem()
                    .transformToUniAndConcatenate(command -> refusals(command, version))
                    .collect()
                    .asList()
                    .invoke(refused -> mustBeNone(refused, commands.size()))
                    .chain(() -> admissions.installAll(commands, version)))
        .map(admitted -> text(new Answer(admitted.stream().map(Admitted::of).toList())));
  }

  private static void mustBeNone(List<List<Finding>> refused, int asked) {
    long supervisors = refused.stream().filter(one -> !one.isEmpty()).count();
    if (supervisors > 0) {
      throw ApiFailure.invalid(
          "io.supervisor.install.bulk.refused",
          "Nothing is installed: %d of %d Supervisors refuse it".formatted(supervisors, asked),
          refused.stream().flatMap(List::stream).toList());
    }
  }

  /** Why one Supervisor refuses; nothing when it does not. */
  private Uni<List<Finding>> refusals(InstallCommand command, ServiceVersion version) {
    String field = "supervisors['%s']".formatted(command.supervisor());
    return rules
        .checkPlace(command, version)
        .chain(() -> rows.findById(Admission.id(command.supervisor(), command.service())))
        .map(row -> row == null || row.gone() ? List.<Finding>of() : List.of(there(field, row)))
        .onFailure(ApiFailure.class)
        .recoverWithItem(failure -> refusals(field, failure));
  }

  private static Finding there(String field, Admission row) {
    return row.intent() == Intent.REMOVE
        ? new Finding(field, "is still removing the service", "Try again when it is gone.")
        : new Finding(
            field,
            "has the service already, desired version " + row.desiredVersion(),
            "Change it with PUT, or leave the Supervisor out.");
  }

  private static List<Finding> refusals(String field, ApiFailure failure) {
    if (failure.body().data() != null) {
      return failure.body().data().findings().stream()
          .map(
              one ->
                  new Finding(field, one.field() + " " + one.problem(), one.hint())
                      .found(one.found(), one.expected()))
          .toList();
    }
    return List.of(
        new Finding(field, "refuses: " + failure.getMessage(), "Leave the Supervisor out."));
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON form", e);
    }
  }
}
