package io.supervisor.install.process;

import io.supervisor.install.bundle.Delivery;
import io.supervisor.install.process.Policy.OnFailedUpgrade;
import io.supervisor.install.revision.Wanted;
import io.supervisor.platform.event.Lineage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The flow around one install, as the other services keep to it: topics that repeat and reorder,
 * readers with an inbox, and parties that answer what they are asked. Only the install is real.
 */
final class SimulatedFlow {

  private static final Lineage LINEAGE = new Lineage("request", "cause", "");

  final Install install;
  final Topic commands = new Topic();
  final Topic requests = new Topic();
  final Topic placements = new Topic();
  final Topic workloads = new Topic();
  final Map<Integer, Wanted> revisions = new HashMap<>();
  final List<String> oddities = new ArrayList<>();
  private final Topic.Reader installReadsCommands = commands.reader();
  private final Topic.Reader schedulerReads = requests.reader();
  private final Topic.Reader installReadsPlacements = placements.reader();
  private final Topic.Reader namespaceReads = placements.reader();
  private final Topic.Reader installReadsWorkloads = workloads.reader();

  Instant now = Instant.EPOCH;
  boolean full;
  boolean sick;
  private long admitted;
  private boolean wantsRemoval = true;
  private Wanted lastWish = Wanted.NOTHING;
  private long scheduled;
  private long onSupervisor;
  private boolean leaving;
  private boolean applied;
  private boolean ready;

  SimulatedFlow() {
    Policy policy = new Policy(OnFailedUpgrade.REVERT, 60_000);
    install = Install.first(new InstallName("domain-c8", "contour", "svc"), policy, LINEAGE, now);
  }

  /** The catalog admits an install or a change; not while a removal is under way. */
  void admitInstall() {
    boolean gone = install.phase() == Phase.REMOVED && install.commandSeq() == admitted;
    if (!wantsRemoval || gone) {
      wantsRemoval = false;
      admitted++;
      commands.write("install", admitted);
    }
  }

  void admitRemoval() {
    if (!wantsRemoval) {
      wantsRemoval = true;
      admitted++;
      commands.write("remove", admitted);
    }
  }

  void commandArrives(int pick) {
    commands.deliver(installReadsCommands, pick, this::command);
  }

  private void command(Topic.Event event) {
    if (event.type().equals("install")) {
      Wanted wanted = new Wanted("1.0." + event.number(), "sha256:x", new byte[0], event.number());
      if (install.request(event.number(), wanted, LINEAGE, now)) {
        wished(wanted);
      }
    } else if (install.requestRemoval(event.number(), LINEAGE, now)) {
      requests.write("release", install.generation());
    }
  }

  private void wished(Wanted wanted) {
    lastWish = wanted;
    revisions.put(install.revision(), wanted);
  }

  void rollback(int pick) {
    List<Integer> possible =
        revisions.keySet().stream()
            .filter(number -> number >= install.lifeBeganWith() && number != install.revision())
            .sorted()
            .toList();
    boolean stays = install.phase() != Phase.REMOVING && install.phase() != Phase.REMOVED;
    if (stays && !possible.isEmpty()) {
      Wanted earlier = revisions.get(possible.get(pick % possible.size()));
      install.returnTo(earlier, "rollback", LINEAGE, now);
      wished(earlier);
    }
  }

  void revertIfDue() {
    if (install.mustReturn(now)) {
      Wanted good = revisions.get(install.goodRevision());
      install.returnTo(good, "revert", LINEAGE, now);
      wished(good);
    }
  }

  void render(boolean succeeds) {
    boolean due = install.phase() == Phase.REQUESTED || install.phase() == Phase.WAITING;
    if (due && !install.paused()) {
      if (succeeds) {
        install.rendered("digest", Delivery.RENDERED, "[]", now);
        requests.write("place", install.generation());
      } else {
        Standing why = Standing.of(Failure.RENDERING, "no");
        install.step(install.generation(), Phase.FAILED, why, now);
      }
    }
  }

  void retry() {
    if (install.phase() == Phase.FAILED && install.bundleDigest().isEmpty()) {
      install.renderAgain(now);
    }
  }

  void pause(boolean wish) {
    if (install.phase() != Phase.REMOVING && install.phase() != Phase.REMOVED) {
      install.pause(wish, now);
    }
  }

  void sweep() {
    if (install.waitsForAnswer() && install.againAt().isBefore(now)) {
      install.tryAgain(now);
      boolean leaves = install.phase() == Phase.REMOVING;
      requests.write(leaves ? "release" : "place", install.generation());
    }
  }

  /** The scheduler: the newest generation counts, a release is passed on even if unknown. */
  void schedulerReads(int pick) {
    requests.deliver(
        schedulerReads,
        pick,
        event -> {
          if (event.number() < scheduled) {
            return;
          }
          scheduled = event.number();
          boolean release = event.type().equals("release");
          if (full && !release) {
            placements.write("refused", event.number());
            full = pick == 0;
          }
          if (release || !full) {
            placements.write(release ? "leaving" : "decided", event.number());
          }
        });
  }

  void placementArrives(int pick) {
    placements.deliver(
        installReadsPlacements,
        pick,
        event -> {
          switch (event.type()) {
            case "decided" -> install.placed(event.number(), Standing.of("Placed", ""), now);
            case "refused" ->
                install.refused(event.number(), Standing.of(Failure.PLACEMENT, "full"), now);
            default -> {}
          }
        });
  }

  void namespaceReads(int pick) {
    placements.deliver(
        namespaceReads,
        pick,
        event -> {
          boolean decided = event.type().equals("decided");
          boolean old = event.number() < onSupervisor || event.number() == onSupervisor && decided;
          if (old || event.type().equals("refused")) {
            return;
          }
          onSupervisor = event.number();
          leaving = !decided;
          applied = false;
          ready = false;
        });
  }

  /** The namespace-service does its next step on the Supervisor and tells it. */
  void namespaceActs() {
    if (onSupervisor == 0) {
      return;
    }
    if (leaving) {
      if (!applied) {
        applied = true;
        workloads.write("removed", onSupervisor);
      }
    } else if (!applied) {
      applied = true;
      workloads.write("applied", onSupervisor);
    } else if (ready == sick) {
      ready = !sick;
      workloads.write(sick ? "degraded" : "ready", onSupervisor);
    }
  }

  void reportArrives(int pick) {
    workloads.deliver(
        installReadsWorkloads,
        pick,
        event -> {
          Phase before = install.phase();
          switch (event.type()) {
            case "applied" ->
                install.step(event.number(), Phase.APPLYING, Standing.of("Applied", ""), now);
            case "ready" -> install.ready(event.number(), "[]", now);
            case "degraded" ->
                install.step(event.number(), Phase.FAILED, Standing.of("Sick", "sick"), now);
            default -> install.removed(event.number(), Standing.of("Removed", ""), now);
          }
          if (event.number() < install.generation() && install.phase() != before) {
            oddities.add("an old report moved it to " + install.phase());
          }
        });
  }

  void waitFor(Duration time) {
    now = now.plus(time);
  }

  /** Everything works again and nobody asks for anything new. */
  void settle() {
    full = false;
    sick = false;
    for (int round = 0; round < 40; round++) {
      pause(false);
      commandArrives(0);
      retry();
      render(true);
      schedulerReads(0);
      placementArrives(0);
      namespaceReads(0);
      namespaceActs();
      reportArrives(0);
      waitFor(Duration.ofSeconds(11));
      sweep();
    }
  }

  boolean isAsWished() {
    return wantsRemoval
        ? install.phase() == Phase.REMOVED && install.currentVersion() == null
        : install.phase() == Phase.READY
            && install.wanted().configSeq() == lastWish.configSeq()
            && install.wanted().version().equals(lastWish.version())
            && lastWish.version().equals(install.currentVersion())
            && onSupervisor == install.generation();
  }
}
