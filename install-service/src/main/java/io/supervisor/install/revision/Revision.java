package io.supervisor.install.revision;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** One version and config that was wanted of an install. */
@Entity
@Table(name = "install_revision")
@IdClass(RevisionId.class)
public class Revision {

  @Id private String install;
  @Id private int number;
  private long generation;

  @Enumerated(EnumType.STRING)
  private Cause cause;

  private Integer returnTo;
  @Embedded private Wanted wanted;
  private String bundleDigest;
  private String requestedBy;
  private Instant requestedAt;

  @Enumerated(EnumType.STRING)
  private Result result;

  private String message;
  private Instant endedAt;

  Revision() {}

  /**
   * A revision that begins.
   *
   * @param returnTo number of the revision that is returned to; null for something new
   */
  public static Revision begun(
      RevisionId id, long generation, Cause cause, Integer returnTo, Wanted wanted) {
    Revision revision = new Revision();
    revision.install = id.install();
    revision.number = id.number();
    revision.generation = generation;
    revision.cause = cause;
    revision.returnTo = returnTo;
    revision.wanted = wanted;
    revision.bundleDigest = "";
    revision.result = Result.PENDING;
    revision.message = "";
    return revision;
  }

  /** Says who wanted it, and when. */
  public Revision requested(String by, Instant at) {
    requestedBy = by;
    requestedAt = at;
    return this;
  }

  public int number() {
    return number;
  }

  public long generation() {
    return generation;
  }

  public Cause cause() {
    return cause;
  }

  public Integer returnTo() {
    return returnTo;
  }

  public Wanted wanted() {
    return wanted;
  }

  public String bundleDigest() {
    return bundleDigest;
  }

  public String requestedBy() {
    return requestedBy;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  public Result result() {
    return result;
  }

  public String message() {
    return message;
  }

  public Instant endedAt() {
    return endedAt;
  }
}
