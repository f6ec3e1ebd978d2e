package io.supervisor.namespace.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.cluster.Allowance;
import io.supervisor.namespace.cluster.Offer;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.outbox.Outbox;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.util.List;

/** The Supervisors this suite knows. */
@ApplicationScoped
public class Supervisors {

  private final SupervisorRepository supervisors;
  private final Outbox outbox;
  private final Sealer sealer;
  private final ObjectMapper json;

  Supervisors(SupervisorRepository supervisors, Outbox outbox, Sealer sealer, ObjectMapper json) {
    this.supervisors = supervisors;
    this.outbox = outbox;
    this.sealer = sealer;
    this.json = json;
  }

  /** Registers a Supervisor, or replaces how it is reached and called. */
  @WithTransaction
  Uni<Void> register(NewSupervisor wanted, Access access, Offer offer, Lineage lineage) {
    byte[] sealed = sealer.seal(Purpose.CREDENTIALS, bytes(access), access.supervisor());
    return supervisors
        .count("uuid = ?1 and id <> ?2", wanted.uuid(), access.supervisor())
        .invoke(Supervisors::mustBeNobodys)
        .chain(() -> supervisors.findById(access.supervisor(), LockModeType.PESSIMISTIC_WRITE))
        .onItem()
        .ifNull()
        .continueWith(() -> Supervisor.of(access.supervisor()))
        .invoke(found -> found.register(wanted, offer, sealed, lineage))
        .chain(supervisors::persist)
        .chain(found -> outbox.append(SupervisorChanged.of(found), lineage));
  }

  private static void mustBeNobodys(long others) {
    if (others > 0) {
      throw ApiFailure.of(
          ErrorType.ALREADY_EXISTS,
          "io.supervisor.supervisor.uuid",
          "The uuid belongs to another Supervisor. Give this one its own.");
    }
  }

  /** Replaces the labels of a Supervisor; 404 when it is unknown. */
  @WithTransaction
  Uni<Supervisor> label(String id, Labels labels) {
    return supervisors
        .findById(id, LockModeType.PESSIMISTIC_WRITE)
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ApiFailure.of(
                    ErrorType.NOT_FOUND,
                    "io.supervisor.supervisor.notfound",
                    "There is no Supervisor (%s). See /api/supervisor/supervisors.",
                    id))
        .invoke(found -> found.label(labels))
        .call(found -> outbox.append(SupervisorChanged.of(found), found.lineage()));
  }

  /** Remembers that a Supervisor answers, how many hosts it has, and how it can be delivered to. */
  @WithTransaction
  public Uni<Void> seen(String id, int hosts, Supervisor.Delivery delivery) {
    return supervisors
        .findById(id, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            found ->
                found != null && found.has(hosts, delivery) | found.answers(Supervisor.State.READY)
                    ? outbox.append(SupervisorChanged.of(found), found.lineage())
                    : Uni.createFrom().voidItem());
  }

  /** Remembers what the account of a Supervisor may do there. */
  @WithTransaction
  Uni<Void> allows(String id, Allowance allowance) {
    return supervisors
        .findById(id, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            found ->
                found != null && found.allows(allowance)
                    ? outbox.append(SupervisorChanged.of(found), found.lineage())
                    : Uni.createFrom().voidItem());
  }

  /** Remembers that the Supervisor's API does not answer. */
  @WithTransaction
  public Uni<Void> lost(String id) {
    return supervisors
        .findById(id, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            found ->
                found != null && found.answers(Supervisor.State.UNREACHABLE)
                    ? outbox.append(SupervisorChanged.of(found), found.lineage())
                    : Uni.createFrom().voidItem());
  }

  /** The ids of all Supervisors. */
  @WithSession
  public Uni<List<String>> ids() {
    return supervisors.ids();
  }

  /** How to reach one Supervisor; null when it is unknown. */
  @WithSession
  public Uni<Access> access(String id) {
    return supervisors.findById(id).map(found -> found == null ? null : open(found));
  }

  /** Whether the last look at a Supervisor failed, or it is unknown. */
  @WithSession
  public Uni<Boolean> unreachable(String id) {
    return supervisors
        .findById(id)
        .map(found -> found == null || found.state() == Supervisor.State.UNREACHABLE);
  }

  private Access open(Supervisor supervisor) {
    try {
      byte[] clear = sealer.open(Purpose.CREDENTIALS, supervisor.sealedAccess(), supervisor.id());
      return json.readValue(clear, Access.class);
    } catch (IOException e) {
      throw new IllegalStateException("a sealed access is no JSON", e);
    }
  }

  private byte[] bytes(Access access) {
    try {
      return json.writeValueAsBytes(access);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an access has no JSON form", e);
    }
  }
}
