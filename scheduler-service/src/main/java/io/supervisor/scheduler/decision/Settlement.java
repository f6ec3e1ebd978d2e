package io.supervisor.scheduler.decision;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import io.supervisor.scheduler.slot.EpochRepository;
import io.supervisor.scheduler.slot.ReservationRepository;
import io.supervisor.scheduler.slot.SlotUpkeep;
import jakarta.enterprise.context.ApplicationScoped;

/** Frees slots when a new generation runs, or when nothing of an install is left. */
@ApplicationScoped
public class Settlement {

  private static final String FORGET =
      "delete from refused_request where install = ?1 and generation <= ?2";

  private final Inbox inbox;
  private final EpochRepository epochs;
  private final ReservationRepository reservations;
  private final SlotUpkeep slots;

  Settlement(
      Inbox inbox, EpochRepository epochs, ReservationRepository reservations, SlotUpkeep slots) {
    this.inbox = inbox;
    this.epochs = epochs;
    this.reservations = reservations;
    this.slots = slots;
  }

  @WithTransaction
  Uni<Void> ready(ReceivedEvent event, WorkloadChanged change) {
    return inbox.once(
        "workloads",
        event,
        () ->
            epochs
                .next(change.supervisor())
                .chain(() -> slots.settle(event.key(), change.generation()))
                .chain(() -> waitsNoMore(event, change)));
  }

  @WithTransaction
  Uni<Void> removed(ReceivedEvent event, WorkloadChanged change) {
    return inbox.once(
        "workloads",
        event,
        () ->
            epochs
                .next(change.supervisor())
                .chain(
                    () ->
                        reservations.delete(
                            "install = ?1 and generation <= ?2", event.key(), change.generation()))
                .chain(() -> waitsNoMore(event, change)));
  }

  /** What was refused meanwhile of the same generation, or one before, is not needed. */
  private static Uni<Void> waitsNoMore(ReceivedEvent event, WorkloadChanged change) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(FORGET)
                    .setParameter(1, event.key())
                    .setParameter(2, change.generation())
                    .executeUpdate())
        .replaceWithVoid();
  }
}
