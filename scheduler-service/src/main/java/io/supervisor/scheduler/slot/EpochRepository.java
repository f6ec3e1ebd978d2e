package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/**
 * The order of decisions on one Supervisor. Taking the next number locks the row until the
 * transaction ends, so that two decisions never look at the same free room.
 */
@ApplicationScoped
public class EpochRepository {

  private static final String NEXT =
      """
      insert into engine_epoch (supervisor, epoch) values (:supervisor, 1)
      on conflict (supervisor) do update set epoch = engine_epoch.epoch + 1
      """;
  private static final String READ =
      "select e.epoch from EngineEpoch e where e.supervisor = :supervisor";

  /** The number of the decision that the open transaction makes. */
  public Uni<Long> next(String supervisor) {
    // a change and then a read: Hibernate keeps a new query plan for every call of a native select
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(NEXT)
                    .setParameter("supervisor", supervisor)
                    .executeUpdate()
                    .chain(
                        () ->
                            session
                                .createSelectionQuery(READ, Long.class)
                                .setParameter("supervisor", supervisor)
                                .getSingleResult()));
  }

  /**
   * Holds up decisions until the open transaction ends, and is none itself. Call it before what
   * slots use changes, where no decision is taken: with a slot the sums of its host are locked.
   */
  Uni<Void> hold(String supervisor) {
    return Panache.getSession()
        .chain(
            session -> session.find(EngineEpoch.class, supervisor, LockModeType.PESSIMISTIC_WRITE))
        .replaceWithVoid();
  }

  /**
   * The number of the newest decision; 0 when there was none. What the open transaction reads
   * afterwards is of the same moment. Call it first.
   */
  Uni<Long> readConsistently(String supervisor) {
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery("set transaction isolation level repeatable read")
                    .executeUpdate()
                    .chain(
                        () ->
                            session
                                .createSelectionQuery(READ, Long.class)
                                .setParameter("supervisor", supervisor)
                                .getSingleResultOrNull()))
        .map(epoch -> epoch == null ? 0 : epoch);
  }
}
