package io.supervisor.namespace.workload;

import io.supervisor.platform.event.Lineage;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/**
 * What a Supervisor should run for an install. It is removed only by a recorded removal of its own
 * or a newer generation, never because something is missing.
 */
@Entity
class DesiredWorkload {

  private static final Duration NEWS_PAUSE = Duration.ofSeconds(30);

  @Id private String install;
  private String supervisor;
  private String service;
  private String namespace;
  private long generation;
  private String bundleDigest;

  @Enumerated(EnumType.STRING)
  private State state;

  private String objects;
  private String reason;
  private Instant changedAt;
  private String told;
  private Instant toldAt;
  private Instant removingSince;
  private boolean forced;
  private boolean abandoned;
  @Embedded private Lineage lineage;

  @Version
  @Column(name = "revision")
  private long revision;

  DesiredWorkload() {}

  /** A row of which nothing is wanted yet: generation 0, before every other. */
  static DesiredWorkload of(PlacementChanged change, Lineage lineage, Instant now) {
    DesiredWorkload workload = new DesiredWorkload();
    workload.enter(change, lineage);
    workload.generation = 0;
    workload.install = change.supervisor() + "/" + change.service();
    workload.supervisor = change.supervisor();
    workload.service = change.service();
    workload.objects = "[]";
    workload.bundleDigest = "";
    workload.move(State.REMOVED, "", now);
    return workload;
  }

  /** Wants a generation's bundle. False when it is old, or wanted or running already. */
  boolean want(PlacementChanged change, Lineage lineage, Instant now) {
    boolean known = change.generation() == generation && change.bundleDigest().equals(bundleDigest);
    if (change.generation() < generation
        || leaving() && change.generation() == generation
        || known) {
      return false;
    }
    enter(change, lineage);
    bundleDigest = change.bundleDigest();
    removingSince = null;
    forced = false;
    abandoned = false;
    move(State.WANTED, "", now);
    return true;
  }

  /**
   * Somebody asks again for what is wanted already, because our answer did not reach him: it is
   * looked at and told once more. False when there is no answer to repeat.
   */
  boolean tellAgain(PlacementChanged change, Instant now) {
    boolean answered = state == State.READY || state == State.DEGRADED;
    if (change.attempt() <= 1
        || change.generation() != generation
        || !change.bundleDigest().equals(bundleDigest)
        || !answered) {
      return false;
    }
    move(State.APPLIED, "", now);
    return true;
  }

  /**
   * Wants nothing to be left. False for an older generation. A repeat of a removal under way can
   * make it a forced one, never the other way round.
   */
  boolean leave(PlacementChanged change, Lineage lineage, Instant now) {
    if (change.generation() < generation) {
      return false;
    }
    boolean repeat = state == State.REMOVING && change.generation() == generation;
    forced = change.force() || repeat && forced;
    abandoned = repeat && abandoned;
    removingSince = repeat ? removingSince : now;
    enter(change, lineage);
    bundleDigest = "";
    if (!repeat) {
      move(State.REMOVING, "", now);
    }
    return true;
  }

  private void enter(PlacementChanged change, Lineage chain) {
    generation = change.generation();
    namespace = change.namespace();
    lineage = chain;
  }

  /** Remembers the objects before they are applied, so that none is ever forgotten. */
  void remember(String refs) {
    objects = refs;
  }

  /** Goes to another state of the same generation. False when it is there already. */
  boolean become(long of, State next, String why, Instant now) {
    if (of != generation || (state == next && reason.equals(why))) {
      return false;
    }
    move(next, why, now);
    return true;
  }

  /**
   * Goes to a state in which something is wrong. False when that was told already; the same trouble
   * in other words is told again after a while.
   */
  boolean suffer(long of, State next, String why, String words, Instant now) {
    if (!become(of, next, why, now) && !isNews(of, words, now)) {
      return false;
    }
    told = words;
    toldAt = now;
    return true;
  }

  private boolean isNews(long of, String words, Instant now) {
    return of == generation
        && !words.equals(told)
        && (toldAt == null || toldAt.plus(NEWS_PAUSE).isBefore(now));
  }

  /**
   * Takes over what a removal has left on the Supervisor, as of now. False when that was told
   * already.
   */
  boolean shrink(long of, String left, Instant now) {
    if (of != generation || state != State.REMOVING) {
      return false;
    }
    boolean news = !left.equals(told);
    reason = news ? "" : reason;
    told = left;
    toldAt = now;
    return news;
  }

  /** Remembers that its removal leaves something of which nothing is known. */
  void abandon(long of) {
    abandoned = abandoned || of == generation && state == State.REMOVING;
  }

  private void move(State next, String why, Instant now) {
    state = next;
    reason = why;
    changedAt = now;
    told = "";
    toldAt = null;
  }

  /** How its removal stands. */
  Removal removal() {
    Instant since = removingSince == null ? changedAt : removingSince;
    return new Removal(forced, abandoned, since, toldAt);
  }

  boolean leaving() {
    return state == State.REMOVING || state == State.REMOVED;
  }

  Lineage lineage() {
    return lineage;
  }

  String install() {
    return install;
  }

  String supervisor() {
    return supervisor;
  }

  String service() {
    return service;
  }

  String namespace() {
    return namespace;
  }

  long generation() {
    return generation;
  }

  String bundleDigest() {
    return bundleDigest;
  }

  State state() {
    return state;
  }

  String objects() {
    return objects;
  }

  Instant changedAt() {
    return changedAt;
  }
}
