package io.supervisor.catalog.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import io.supervisor.platform.outbox.Outbox;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Decides what install-service asks for on behalf of plans, fleets and removals, by the same rules
 * as what comes over the API. A request that comes again gets the same answer and changes nothing.
 */
@ApplicationScoped
public class RequestedAdmissions {

  private final Admissions admissions;
  private final AdmissionRepository rows;
  private final DecidedRequestRepository decided;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Sealer sealer;

  RequestedAdmissions(
      Admissions admissions,
      AdmissionRepository rows,
      DecidedRequestRepository decided,
      Inbox inbox,
      Outbox outbox,
      Sealer sealer) {
    this.admissions = admissions;
    this.rows = rows;
    this.decided = decided;
    this.inbox = inbox;
    this.outbox = outbox;
    this.sealer = sealer;
  }

  @WithTransaction
  Uni<Void> decide(ReceivedEvent event, AdmissionRequested asked) {
    return inbox.once(
        "admission-requests",
        event,
        () ->
            decided
                .findById(asked.request())
                .chain(
                    known ->
                        known == null
                            ? decide(asked, event)
                            : outbox.append(known.again(asked), event.next())));
  }

  private Uni<Void> decide(AdmissionRequested asked, ReceivedEvent event) {
    Origin origin = new Origin(asked.requestedBy(), "", event.next());
    return apply(asked, origin)
        .chain(() -> rows.locked(asked.supervisor(), asked.service()))
        .map(row -> answer(asked, true, row == null ? 0 : row.commandSeq(), ""))
        .onFailure(ApiFailure.class)
        .recoverWithItem(refused -> answer(asked, false, 0, refused.getMessage()))
        .chain(
            answer ->
                decided
                    .persist(DecidedRequest.of(answer))
                    .chain(() -> outbox.append(answer, event.next())));
  }

  private Uni<Void> apply(AdmissionRequested asked, Origin origin) {
    if (asked.action() == AdmissionRequested.Action.REMOVE) {
      return admissions.remove(
          asked.supervisor(), asked.service(), asked.ignoreDependents(), origin);
    }
    return rows.locked(asked.supervisor(), asked.service())
        .chain(
            row ->
                row == null || row.gone()
                    ? admissions.install(command(asked, config(asked, null), origin))
                    : admissions.change(command(asked, config(asked, row), origin)));
  }

  private static InstallCommand command(AdmissionRequested asked, String config, Origin origin) {
    return new InstallCommand(
        asked.supervisor(), asked.service(), asked.version(), config, null, origin);
  }

  private String config(AdmissionRequested asked, Admission row) {
    byte[] sealed =
        asked.sealedConfig() != null
            ? Base64.getDecoder().decode(asked.sealedConfig())
            : row == null ? new byte[0] : row.sealedConfig();
    String id = Admission.id(asked.supervisor(), asked.service());
    return sealed.length == 0
        ? ""
        : new String(sealer.open(Purpose.CONFIG, sealed, id), StandardCharsets.UTF_8);
  }

  private static AdmissionDecided answer(
      AdmissionRequested asked, boolean accepted, long seq, String message) {
    return new AdmissionDecided(
        asked.request(), asked.supervisor(), asked.service(), accepted, seq, message);
  }
}
