package io.supervisor.platform.lock;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets one transaction after the other speak about a name. A row that exists is locked itself; this
 * is for the moment before, when several writers would find nothing and all but one would fail on
 * the unique key.
 */
@ApplicationScoped
public class NameLock {

  /** Holds {@code name} until the open transaction ends; waits for whoever holds it now. */
  public Uni<Void> hold(String name) {
    // run as a change: Hibernate keeps a new query plan for every call of a native select
    return Panache.getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
                    .setParameter("name", name)
                    .executeUpdate())
        .replaceWithVoid();
  }
}
