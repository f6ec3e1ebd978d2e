package io.supervisor.scheduler.drs;

import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.scheduler.placement.Demand;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.MadeRoom;
import io.supervisor.scheduler.placement.Move;
import io.supervisor.scheduler.placement.Proposal;
import io.supervisor.scheduler.slot.MoveTargets;
import io.supervisor.scheduler.slot.MoveTargets.Target;
import io.supervisor.scheduler.slot.Snapshot;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes room for a pod that fits nowhere by moving as few others as it takes: first all of their
 * next places and the room itself are kept, then they are evicted. Whoever dies in between leaves
 * places that are free again after two minutes.
 */
@ApplicationScoped
public class RoomMaker {

  private static final int TRIES = 3;

  private final Snapshots snapshots;
  private final MoveTargets targets;
  private final Mover mover;

  RoomMaker(Snapshots snapshots, MoveTargets targets, Mover mover) {
    this.snapshots = snapshots;
    this.targets = targets;
    this.mover = mover;
  }

  /** Begins to make room; 400 when none is needed or none can be made, 409 when it is overtaken. */
  RoomBegun make(String supervisor, String install, Demand pod, Origin origin) {
    for (int i = 0; i < TRIES; i++) {
      Snapshot snapshot = Awaited.result(() -> snapshots.of(supervisor));
      Optional<String> kept = snapshot.keptFor(install, pod);
      if (kept.isPresent()) {
        return new RoomBegun(kept.get(), true, List.of());
      }
      MadeRoom plan =
          snapshot
              .roomFor(install, pod)
              .orElseThrow(() -> refused("none", "Three moves make no room for such a pod."));
      if (plan.moves().isEmpty()) {
        throw refused("there", "There is room for such a pod on %s.".formatted(plan.host()));
      }
      Optional<RoomBegun> begun = new Making(snapshot, origin).begin(install, pod, plan);
      if (begun.isPresent()) {
        return begun.get();
      }
    }
    throw Mover.overtaken(supervisor);
  }

  private static ApiFailure refused(String id, String why) {
    return ApiFailure.of(
        ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
        "io.supervisor.drs.room." + id,
        "Nothing is moved: %s Ask what-if for the reasons.",
        why);
  }

  /** One try, on what was seen of the Supervisor. */
  private final class Making {

    private final Snapshot snapshot;
    private final Origin origin;
    private final List<Kept> kept = new ArrayList<>();
    private long epoch;

    Making(Snapshot snapshot, Origin origin) {
      this.snapshot = snapshot;
      this.origin = origin;
      this.epoch = snapshot.epoch();
    }

    /** Empty when something was decided meanwhile. */
    Optional<RoomBegun> begin(String install, Demand pod, MadeRoom plan) {
      if (!inOrder(plan.moves()).stream().allMatch(this::keep)) {
        giveUp();
        return Optional.empty();
      }
      Held room = new Held(install, pod.on(plan.host()));
      List<String> leaving = kept.stream().map(one -> one.target().podUid()).toList();
      Optional<UUID> id =
          Awaited.result(() -> targets.keepRoom(snapshot.supervisor(), epoch, room, leaving));
      if (id.isEmpty()) {
        giveUp();
        return Optional.empty();
      }
      return Optional.of(evict(install, plan.host(), id.get()));
    }

    /** Who moves to a host that another leaves comes after that one. */
    private static List<Move> inOrder(List<Move> moves) {
      List<Move> left = new ArrayList<>(moves);
      List<Move> order = new ArrayList<>();
      while (!left.isEmpty()) {
        Move next =
            left.stream()
                .filter(one -> left.stream().noneMatch(other -> leaves(other, one.to())))
                .findFirst()
                .orElse(left.get(0));
        left.remove(next);
        order.add(next);
      }
      return order;
    }

    private static boolean leaves(Move move, String host) {
      return move.from().slot().host().equals(host);
    }

    /** A place that others leave is for later, too. */
    private boolean keep(Move move) {
      Proposal proposal = new Proposal(move.from(), move.to(), Proposal.Reason.ROOM, 0, 0);
      List<String> leaving =
          kept.stream()
              .filter(one -> one.proposal().from().slot().host().equals(move.to()))
              .map(one -> one.target().podUid())
              .toList();
      String supervisor = snapshot.supervisor();
      MoveTargets.Attempt attempt =
          Awaited.result(() -> targets.keep(supervisor, epoch, proposal, leaving, origin));
      epoch = attempt.epoch();
      attempt.target().ifPresent(target -> kept.add(new Kept(proposal, target)));
      return attempt.target().isPresent();
    }

    private void giveUp() {
      kept.forEach(this::giveUp);
    }

    private void giveUp(Kept one) {
      Awaited.result(() -> targets.giveUp(one.target()));
    }

    /** With the first pod that does not go the others stay, and the room is nobody's. */
    private RoomBegun evict(String install, String host, UUID room) {
      List<MoveMade> made = new ArrayList<>();
      boolean goesOn = true;
      for (Kept one : kept) {
        if (goesOn) {
          made.add(mover.evict(snapshot.supervisor(), one.proposal(), one.target()));
          goesOn = made.get(made.size() - 1).begun();
        } else {
          giveUp(one);
        }
      }
      if (goesOn) {
        Awaited.result(() -> targets.giveRoom(room, install));
      } else {
        Awaited.result(() -> targets.giveUpRoom(room));
      }
      return new RoomBegun(host, goesOn, made);
    }
  }

  /** A pod that is to move, and its next place. */
  private record Kept(Proposal proposal, Target target) {}
}
