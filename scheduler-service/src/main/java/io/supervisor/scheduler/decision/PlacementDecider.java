package io.supervisor.scheduler.decision;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import io.supervisor.platform.outbox.Outbox;
import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.InstallSlots;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Slot;
import io.supervisor.scheduler.placement.Survival;
import io.supervisor.scheduler.slot.EpochRepository;
import io.supervisor.scheduler.slot.FreeRoom;
import io.supervisor.scheduler.slot.Reservation;
import io.supervisor.scheduler.slot.ReservationRepository;
import io.supervisor.scheduler.slot.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Answers placement requests: one transaction a decision, one decision at a time a Supervisor. */
@ApplicationScoped
public class PlacementDecider {

  private final Inbox inbox;
  private final Outbox outbox;
  private final EpochRepository epochs;
  private final FreeRoom room;
  private final ReservationRepository reservations;
  private final PlacementLog log;

  PlacementDecider(
      Inbox inbox,
      Outbox outbox,
      EpochRepository epochs,
      FreeRoom room,
      ReservationRepository reservations,
      PlacementLog log) {
    this.inbox = inbox;
    this.outbox = outbox;
    this.epochs = epochs;
    this.room = room;
    this.reservations = reservations;
    this.log = log;
  }

  @WithTransaction
  Uni<Void> decide(ReceivedEvent event, PlacementRequested request) {
    return inbox.once(
        "placement-requests",
        event,
        () -> epochs.next(request.supervisor()).chain(epoch -> answer(event, request, epoch)));
  }

  @WithTransaction
  Uni<Void> release(ReceivedEvent event, PlacementReleaseRequested request) {
    return inbox.once(
        "placement-requests",
        event,
        () ->
            epochs
                .next(request.supervisor())
                .chain(() -> log.leaves(request))
                .chain(
                    newest ->
                        newest
                            ? outbox.append(PlacementLeaving.of(request), event.next())
                            : Uni.createFrom().voidItem()));
  }

  private Uni<Void> answer(ReceivedEvent event, PlacementRequested request, long epoch) {
    return log.enters(request)
        .chain(
            newest ->
                newest
                    ? room.site(request.supervisor())
                        .chain(site -> place(event, request, epoch, site))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> place(ReceivedEvent event, PlacementRequested request, long epoch, Site site) {
    return reservations
        .of(request.install())
        .chain(
            held ->
                decision(request, site, held)
                    .chain(decision -> answer(event, request, epoch, held, decision)));
  }

  /** Where the failure of a host is to be survived, all slots of the Supervisor are looked at. */
  private Uni<Decision> decision(
      PlacementRequested request, Site site, List<Reservation> ofInstall) {
    Policy policy = site.settings().placement();
    if (!site.settings().survivesHostFailure()) {
      List<Slot> slots = ofInstall.stream().map(Reservation::slot).toList();
      Decision decision = new InstallSlots(site.free(), policy).decide(request.demands(), slots);
      return Uni.createFrom().item(decision);
    }
    return reservations
        .on(request.supervisor())
        .map(all -> all.stream().map(Reservation::held).toList())
        .map(
            held ->
                new Survival(site.free(), held, policy)
                    .place(request.install(), request.demands()));
  }

  private Uni<Void> answer(
      ReceivedEvent event,
      PlacementRequested request,
      long epoch,
      List<Reservation> held,
      Decision decision) {
    Uni<Void> logged = log.decided(request, epoch, decision);
    if (!decision.placed()) {
      return logged.chain(
          () -> outbox.append(PlacementRefused.of(request, decision), event.next()));
    }
    return logged
        .chain(() -> reserve(newSlots(request, held, decision)))
        .chain(() -> outbox.append(PlacementDecided.of(request, decision), event.next()));
  }

  private Uni<Void> reserve(List<Reservation> added) {
    return added.isEmpty() ? Uni.createFrom().voidItem() : reservations.persist(added);
  }

  private static List<Reservation> newSlots(
      PlacementRequested request, List<Reservation> held, Decision decision) {
    List<Reservation> unused = new ArrayList<>(held);
    List<Reservation> added = new ArrayList<>();
    for (Slot slot : decision.slots()) {
      unused.stream()
          .filter(reservation -> reservation.slot().sameRoom(slot))
          .findFirst()
          .ifPresentOrElse(
              kept -> {
                kept.keepFor(request.generation(), slot);
                unused.remove(kept);
              },
              () ->
                  added.add(
                      Reservation.of(
                          request.supervisor(), request.install(), request.generation(), slot)));
    }
    return added;
  }
}
