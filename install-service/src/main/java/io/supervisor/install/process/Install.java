package io.supervisor.install.process;

import io.supervisor.install.bundle.Delivery;
import io.supervisor.install.revision.Wanted;
import io.supervisor.platform.event.Lineage;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;

/**
 * One service on one Supervisor. The only place that mints generations: each command, re-install,
 * removal and return to an earlier revision is the next one, and whatever speaks of an older one is
 * ignored.
 */
@Entity
public class Install extends InstallRow {

  /** After so much silence it is asked again; at the end every four minutes. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private static final int MOST_DOUBLINGS = 3;

  Install() {}

  /** An install of which nothing was asked yet: generation 0. */
  static Install first(InstallName name, Policy policy, Lineage lineage, Instant now) {
    Install install = new Install();
    install.id = name.id();
    install.supervisor = name.supervisor();
    install.service = name.service();
    install.namespace = name.namespace();
    install.phase = Phase.REMOVED;
    install.wanted = Wanted.NOTHING;
    install.addresses = "[]";
    install.standing = Standing.of("", "");
    install.note = "";
    install.waitsFor = "";
    install.conditions = Conditions.unknown(now);
    install.policy = policy;
    install.changedAt = now;
    install.againAt = now.plus(SILENCE);
    install.lineage = lineage;
    install.forgetResults();
    return install;
  }

  /** The key of an install on every topic: {@code supervisor/service}. */
  public static String id(String supervisor, String service) {
    return supervisor + "/" + service;
  }

  /** Starts over with a new desired state. Returns false for a command already known. */
  boolean request(long seq, Wanted next, Lineage chain, Instant now) {
    if (seq <= commandSeq) {
      return false;
    }
    commandSeq = seq;
    note = "";
    want(next, Standing.of("Requested", "The install was requested."), chain, now);
    return true;
  }

  /** Starts over with what an earlier revision of this life wanted. */
  void returnTo(Wanted earlier, String why, Lineage chain, Instant now) {
    note = why;
    want(earlier, Standing.of("Returning", why), chain, now);
  }

  private void want(Wanted next, Standing why, Lineage chain, Instant now) {
    if (phase == Phase.REMOVED) {
      lifeBeganWith = revision + 1;
      goodRevision = 0;
      paused = false;
    }
    revision++;
    nextGeneration(chain, now);
    wanted = next;
    forgetResults();
    move(
        Phase.REQUESTED,
        paused ? Standing.of("Paused", "The install is paused.", "Resume it to go on.") : why,
        now);
  }

  /** Starts the removal. Returns false for a command already known. */
  boolean requestRemoval(long seq, Lineage chain, Instant now) {
    if (seq <= commandSeq) {
      return false;
    }
    commandSeq = seq;
    note = "";
    nextGeneration(chain, now);
    move(Phase.REMOVING, Standing.of("Removing", "The install is being removed."), now);
    return true;
  }

  /** Waits for services that must be there first. Returns false when that is known already. */
  boolean waitFor(String services, Standing why, Instant now) {
    if (phase == Phase.WAITING && standing.equals(why)) {
      return false;
    }
    waitsFor = services;
    move(Phase.WAITING, why, now);
    return true;
  }

  /** The objects are rendered; the placement is asked for. */
  void rendered(String digest, Delivery by, String wantedPlacement, Instant now) {
    delivery = by;
    bundleDigest = digest;
    placement = wantedPlacement;
    waitsFor = "";
    readyBy = goodRevision == 0 ? null : now.plusMillis(policy.readyWithinMs());
    move(Phase.RENDERED, Standing.of("Rendered", "The package was rendered."), now);
  }

  /** Asks once more for what got no answer; the next time is twice as far away. */
  void tryAgain(Instant now) {
    attempt++;
    silences++;
    againAt = now.plus(silence());
  }

  private Duration silence() {
    return SILENCE.multipliedBy(1L << Math.min(silences, MOST_DOUBLINGS));
  }

  /** Renders the same generation once more. */
  void renderAgain(Instant now) {
    attempt++;
    forgetResults();
    move(Phase.REQUESTED, Standing.of("Retrying", "The install is tried again."), now);
  }

  /** Goes to {@code next} if that is a step forward of this generation; else changes nothing. */
  boolean step(long of, Phase next, Standing why, Instant now) {
    boolean known = phase == next && (next != Phase.FAILED || standing.equals(why));
    if (of != generation || known || phase != next && !phase.mayBecome(next)) {
      return false;
    }
    move(next, why, now);
    return true;
  }

  /** Hosts were found. Ignored when the Supervisor has spoken already: it knows more. */
  boolean placed(long of, Standing why, Instant now) {
    return waitsForHosts() && step(of, Phase.PLACED, why, now);
  }

  /**
   * No host was found. Ignored once there was one: the refusal is of an attempt that came before.
   */
  boolean refused(long of, Standing why, Instant now) {
    return waitsForHosts() && step(of, Phase.FAILED, why, now);
  }

  private boolean waitsForHosts() {
    return phase == Phase.RENDERED || failedFor(Failure.PLACEMENT);
  }

  /** Everything of this generation runs. */
  boolean ready(long of, String reachableAt, Instant now) {
    boolean same = phase == Phase.READY && addresses.equals(reachableAt);
    if (of != generation || same || phase != Phase.READY && !phase.mayBecome(Phase.READY)) {
      return false;
    }
    currentVersion = wanted.version();
    goodRevision = revision;
    addresses = reachableAt;
    readyBy = null;
    move(Phase.READY, Standing.of("ReconcileSucceeded", "Reconcile succeeded."), now);
    return true;
  }

  /** A removal does not get on. Returns false when that is known already. */
  boolean removalStalls(long of, Standing why, Instant now) {
    if (of != generation || phase != Phase.REMOVING || standing.equals(why)) {
      return false;
    }
    move(Phase.REMOVING, why, now);
    return true;
  }

  /** Nothing is left on the Supervisor. */
  boolean removed(long of, Standing why, Instant now) {
    if (of != generation || phase != Phase.REMOVING) {
      return false;
    }
    currentVersion = null;
    goodRevision = 0;
    addresses = "[]";
    delivery = null;
    wanted = wanted.forgotten();
    forgetResults();
    move(Phase.REMOVED, why, now);
    return true;
  }

  /** Lets nothing new start, or lets it go on. Returns false when that is so already. */
  boolean pause(boolean wish, Instant now) {
    if (paused == wish) {
      return false;
    }
    paused = wish;
    if (phase == Phase.REQUESTED || phase == Phase.WAITING) {
      move(
          Phase.REQUESTED,
          wish
              ? Standing.of("Paused", "The install is paused.", "Resume it to go on.")
              : Standing.of("Resumed", "The install goes on."),
          now);
    }
    return true;
  }

  void follow(Policy next) {
    policy = next;
  }

  /** Remembers what one should know until the next command. */
  void remark(String text) {
    note = text;
  }

  /** Whether an upgrade is to be given up now. */
  boolean mustReturn(Instant now) {
    boolean late = readyBy != null && !readyBy.isAfter(now);
    return policy.onFailedUpgrade() == Policy.OnFailedUpgrade.REVERT
        && goodRevision != 0
        && goodRevision != revision
        && (late || failedFor(Failure.RENDERING));
  }

  /** Whether the next step is somebody else's, who may have missed that. */
  boolean waitsForAnswer() {
    return switch (phase) {
      case RENDERED, PLACED, APPLYING, REMOVING -> true;
      case FAILED -> failedFor(Failure.PLACEMENT);
      default -> false;
    };
  }

  boolean failedFor(String reason) {
    return phase == Phase.FAILED && standing.reason().equals(reason);
  }

  private void nextGeneration(Lineage chain, Instant now) {
    generation++;
    attempt = 1;
    silences = 0;
    readyBy = null;
    waitsFor = "";
    lineage = chain;
  }

  private void forgetResults() {
    bundleDigest = "";
    placement = "";
  }

  private void move(Phase next, Standing why, Instant now) {
    if (phase != next && !phase.mayBecome(next)) {
      throw new IllegalStateException(id + " cannot go from " + phase + " to " + next);
    }
    silences = phase == next ? silences : 0;
    phase = next;
    standing = why;
    conditions = conditions.moved(next, why, now);
    changedAt = now;
    againAt = now.plus(silence());
  }
}
