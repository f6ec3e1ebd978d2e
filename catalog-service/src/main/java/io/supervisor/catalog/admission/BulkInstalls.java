package io.supervisor.catalog.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

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
    return Multi.createFrom()
        .iterable(commands)
        .onItem()
        .transformToUniAndConcatenate(this::refusal)
        .filter(Objects::nonNull)
        .collect()
        .asList()
        .invoke(
            refused -> {
              List<Finding> all = refused.stream().filter(one -> one != NONE).toList();
              if (!all.isEmpty()) {
                throw ApiFailure.invalid(
                    "io.supervisor.install.bulk.refused",
                    "Nothing is installed: %d of %d Supervisors refuse it"
                        .formatted(all.size(), commands.size()),
                    all);
              }
            })
        .chain(() -> admissions.installAll(commands))
        .map(admitted -> text(new Answer(admitted.stream().map(Admitted::of).toList())));
  }

  private static final Finding NONE = new Finding("", "", "");

  /** Why one Supervisor refuses, or {@link #NONE}. */
  private Uni<Finding> refusal(InstallCommand command) {
    return rules
        .check(command)
        .chain(() -> rows.findById(Admission.id(command.supervisor(), command.service())))
        .map(
            row ->
                row == null || row.gone()
                    ? NONE
                    : new Finding(
                        "supervisors['%s']".formatted(command.supervisor()),
                        "has the service already, desired version " + row.desiredVersion(),
                        "Change it with PUT, or leave the Supervisor out."))
        .onFailure(ApiFailure.class)
        .recoverWithItem(
            failure ->
                new Finding(
                    "supervisors['%s']".formatted(command.supervisor()),
                    "refuses: " + failure.getMessage(),
                    "Leave the Supervisor out, or put right what it says."));
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON form", e);
    }
  }
}
