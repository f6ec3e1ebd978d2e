package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import io.supervisor.scheduler.decision.PlacedInstallRepository;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.Proposal;
import io.supervisor.scheduler.placement.Slot;
import io.supervisor.scheduler.settings.SettingsRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Places that are kept for pods that move. */
@ApplicationScoped
public class MoveTargets {

  /** A pod that ended has a new one by then; else its place is free again. */
  private static final Duration KEPT = Duration.ofMinutes(2);

  /** A pod that moved stays as long. */
  private static final Duration REST = Duration.ofMinutes(10);

  private final ReservationRepository reservations;
  private final PlacedInstallRepository installs;
  private final EpochRepository epochs;
  private final SettingsRepository settings;
  private final AuditTrail audit;
  private final Clock clock;

  MoveTargets(
      ReservationRepository reservations,
      PlacedInstallRepository installs,
      EpochRepository epochs,
      SettingsRepository settings,
      AuditTrail audit,
      Clock clock) {
    this.reservations = reservations;
    this.installs = installs;
    this.epochs = epochs;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A place that is kept.
   *
   * @param podUid the pod that is to move there
   */
  public record Target(UUID slot, String podUid) {}

  /**
   * What became of the wish to keep a place.
   *
   * @param epoch the number of the newest decision
   * @param stale something was decided since the proposal was made: it is void
   * @param target empty when the place is not kept
   */
  public record Attempt(long epoch, boolean stale, Optional<Target> target) {}

  /** The Supervisors where moves are made, and not only proposed. */
  @WithSession
  public Uni<List<String>> supervisors() {
    return settings.withMoves();
  }

  /**
   * Keeps the place that a proposal names, unless something was decided since the epoch, the
   * install is in the middle of a rollout, or the pod moved a short while ago and need not again.
   */
  public Uni<Attempt> keep(String supervisor, long epoch, Proposal proposal, Origin origin) {
    return keep(supervisor, epoch, proposal, List.of(), origin);
  }

  /**
   * The same for a place that others have to leave first.
   *
   * @param leaving their uids
   */
  @WithTransaction
  public Uni<Attempt> keep(
      String supervisor, long epoch, Proposal proposal, List<String> leaving, Origin origin) {
    return epochs
        .next(supervisor)
        .chain(
            now ->
                now != epoch + 1
                    ? Uni.createFrom().item(new Attempt(now, true, Optional.empty()))
                    : keep(supervisor, proposal, leaving, origin)
                        .map(target -> new Attempt(now, false, target)));
  }

  private Uni<Optional<Target>> keep(
      String supervisor, Proposal proposal, List<String> leaving, Origin origin) {
    String install = proposal.from().install();
    return installs
        .settledOn(supervisor)
        .chain(
            settled ->
                settled.containsKey(install)
                    ? reservations
                        .of(install)
                        .chain(slots -> keep(slots, proposal, leaving, origin))
                    : nothing());
  }

  private static <T> Uni<Optional<T>> nothing() {
    return Uni.createFrom().item(Optional.empty());
  }

  private Uni<Optional<Target>> keep(
      List<Reservation> slots, Proposal proposal, List<String> leaving, Origin origin) {
    Instant now = clock.instant();
    Slot from = proposal.from().slot();
    Set<String> onTheirWay =
        slots.stream()
            .filter(slot -> slot.keptAfter(now))
            .map(Reservation::movesPod)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Optional<Reservation> moving =
        slots.stream()
            .filter(slot -> !slot.free() && slot.slot().sameRoom(from))
            .filter(slot -> mustBe(proposal) || !slot.keptAfter(now.minus(REST)))
            .filter(slot -> !onTheirWay.contains(slot.podUid()))
            .findFirst();
    if (moving.isEmpty()) {
      return nothing();
    }
    Reservation target = moving.get().targetOn(proposal.to(), now.plus(KEPT)).pushingOut(leaving);
    if (proposal.reason() == Proposal.Reason.MAINTENANCE) {
      target.awayFrom(moving.get());
    }
    return reservations
        .persistAndFlush(target)
        .chain(
            () ->
                audit.record(
                    origin,
                    "move pod",
                    proposal.from().install() + " " + from.workload(),
                    from.host(),
                    proposal.to()))
        .replaceWith(Optional.of(new Target(target.id(), moving.get().podUid())));
  }

  private static boolean mustBe(Proposal proposal) {
    return proposal.reason() != Proposal.Reason.RULE
        && proposal.reason() != Proposal.Reason.BALANCE;
  }

  /**
   * Keeps the room that moves are to make for a pod of an install. It is nobody's until it is given
   * to the install; empty when something was decided since the epoch.
   *
   * @param leaving uids of the pods that move away
   */
  @WithTransaction
  public Uni<Optional<UUID>> keepRoom(
      String supervisor, long epoch, Held wanted, List<String> leaving) {
    return epochs
        .next(supervisor)
        .chain(
            now ->
                now != epoch + 1
                    ? nothing()
                    : installs
                        .findById(wanted.install())
                        .map(install -> install == null ? 1 : install.generation())
                        .chain(generation -> reserve(supervisor, generation, wanted, leaving)));
  }

  private Uni<Optional<UUID>> reserve(
      String supervisor, long generation, Held wanted, List<String> leaving) {
    Reservation room =
        Reservation.of(supervisor, Site.beingMade(wanted.install()), generation, wanted.slot())
            .asExtra()
            .pushingOut(leaving)
            .keptUntil(clock.instant().plus(KEPT));
    return reservations.persist(room).replaceWith(Optional.of(room.id()));
  }

  /** The moves have begun: a request of the install takes the room over. */
  @WithTransaction
  public Uni<Void> giveRoom(UUID room, String install) {
    return reservations
        .findById(room)
        .onItem()
        .ifNotNull()
        .call(found -> epochs.next(found.supervisor()))
        .onItem()
        .ifNotNull()
        .invoke(found -> found.belongsTo(install))
        .replaceWithVoid();
  }

  /** Nobody is moved for the room. */
  @WithTransaction
  public Uni<Void> giveUpRoom(UUID room) {
    return held(room)
        .chain(() -> reservations.delete("id = ?1 and extra = true", room))
        .replaceWithVoid();
  }

  /** The pod stays where it is. */
  @WithTransaction
  public Uni<Void> giveUp(Target target) {
    return held(target.slot())
        .chain(() -> reservations.delete("id = ?1 and podUid is null", target.slot()))
        .replaceWithVoid();
  }

  private Uni<Void> held(UUID slot) {
    return reservations
        .findById(slot)
        .chain(
            found -> found == null ? Uni.createFrom().voidItem() : epochs.hold(found.supervisor()));
  }
}
