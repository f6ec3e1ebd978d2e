package io.supervisor.scheduler.drs;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.scheduler.binding.Evictor;
import io.supervisor.scheduler.placement.Proposal;
import io.supervisor.scheduler.settings.Settings;
import io.supervisor.scheduler.slot.MoveTargets;
import io.supervisor.scheduler.slot.Snapshot;
import io.supervisor.scheduler.slot.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Makes moves that are proposed: keeps the place at the other host, then has the pod evicted, so
 * that budgets are respected and both hosts count as used meanwhile. In one round a host takes part
 * in one move at most; what is left comes in a later round, if it still makes sense then.
 */
@ApplicationScoped
public class Mover {

  private static final Logger LOG = Logger.getLogger(Mover.class);
  private static final int RULES_ONLY = 1;
  private static final int MOST_AT_ONCE = 8;
  private static final int TRIES = 3;
  private static final String BUSY =
      "Its install is in the middle of a rollout, or the pod is on its way already.";
  private static final String ITSELF = "scheduler-service";

  private final MoveTargets targets;
  private final Snapshots snapshots;
  private final Evictor evictor;
  private final MeterRegistry meters;

  Mover(MoveTargets targets, Snapshots snapshots, Evictor evictor, MeterRegistry meters) {
    this.meters = meters;
    this.targets = targets;
    this.snapshots = snapshots;
    this.evictor = evictor;
  }

  /** Where moves are to be made, makes those of this minute. */
  @Scheduled(
      every = "${supervisor.drs.every:60s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void rounds() {
    for (String supervisor : Awaited.result(targets::supervisors)) {
      try {
        Snapshot snapshot = Awaited.result(() -> snapshots.of(supervisor));
        int threshold =
            snapshot.settings().automation() == Settings.Automation.FULL
                ? snapshot.settings().threshold()
                : RULES_ONLY;
        Origin origin = new Origin(ITSELF, "", Lineage.startedBy(UUID.randomUUID().toString()));
        round(snapshot, threshold, origin);
      } catch (RuntimeException e) {
        LOG.warnf("no moves on %s this time: %s", supervisor, e.getMessage());
      }
    }
  }

  /** One round of moves on a Supervisor, in the order in which they are proposed. */
  List<MoveMade> round(Snapshot snapshot, int threshold, Origin origin) {
    List<MoveMade> made = new ArrayList<>();
    Set<String> busy = new HashSet<>();
    long epoch = snapshot.epoch();
    for (Proposal proposal : snapshot.balance().proposals(threshold)) {
      List<String> hosts = List.of(proposal.from().slot().host(), proposal.to());
      boolean free = Collections.disjoint(busy, hosts);
      // made or not: what is proposed later may rest on this move
      busy.addAll(hosts);
      if (!free) {
        continue;
      }
      long known = epoch;
      MoveTargets.Attempt attempt =
          Awaited.result(() -> targets.keep(snapshot.supervisor(), known, proposal, origin));
      if (attempt.stale()) {
        return made;
      }
      epoch = attempt.epoch();
      if (attempt.target().isPresent()) {
        made.add(evict(snapshot.supervisor(), proposal, attempt.target().get()));
      }
    }
    return made;
  }

  /** Moves pods as the plan says, a few at a time; makes a new plan when it was overtaken. */
  List<MoveMade> follow(Function<Snapshot, List<Proposal>> plan, Snapshot first, Origin origin) {
    String supervisor = first.supervisor();
    Snapshot snapshot = first;
    for (int i = 0; i < TRIES; i++) {
      List<MoveMade> made = new ArrayList<>();
      if (begun(snapshot, plan.apply(snapshot), origin, made) || !made.isEmpty()) {
        return made;
      }
      snapshot = Awaited.result(() -> snapshots.of(supervisor));
    }
    throw overtaken(supervisor);
  }

  /** Says that others were quicker, again and again. */
  static ApiFailure overtaken(String supervisor) {
    return ApiFailure.of(
        ErrorType.CONCURRENT_CHANGE,
        "io.supervisor.drs.busy",
        "Other decisions come first on the Supervisor (%s) just now. Ask again.",
        supervisor);
  }

  /** False when something was decided meanwhile, so that the plan is void. */
  private boolean begun(
      Snapshot snapshot, List<Proposal> plan, Origin origin, List<MoveMade> made) {
    long epoch = snapshot.epoch();
    int begun = 0;
    for (Proposal proposal : plan) {
      if (begun == MOST_AT_ONCE) {
        return true;
      }
      long known = epoch;
      MoveTargets.Attempt attempt =
          Awaited.result(() -> targets.keep(snapshot.supervisor(), known, proposal, origin));
      if (attempt.stale()) {
        return false;
      }
      epoch = attempt.epoch();
      MoveMade move =
          attempt
              .target()
              .map(target -> evict(snapshot.supervisor(), proposal, target))
              .orElseGet(() -> MoveMade.of(proposal, BUSY));
      begun += move.begun() ? 1 : 0;
      made.add(move);
    }
    return true;
  }

  /** Has the pod evicted whose next place is kept; gives that place up when it cannot be. */
  MoveMade evict(String supervisor, Proposal proposal, MoveTargets.Target target) {
    String problem = evictor.evict(supervisor, target.podUid()).orElse("");
    if (!problem.isEmpty()) {
      Awaited.result(() -> targets.giveUp(target));
    }
    meters
        .counter("scheduler.moves", "outcome", problem.isEmpty() ? "begun" : "not-begun")
        .increment();
    LOG.infof("move of %s on %s: %s", proposal, supervisor, problem.isEmpty() ? "begun" : problem);
    return MoveMade.of(proposal, problem);
  }
}
