package io.supervisor.scheduler.slot;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Adds up anew what slots use of each host, and corrects the sums that the database keeps. Nothing
 * is known to make them differ, but if something did, hosts would seem full or free for good.
 */
@ApplicationScoped
public class HostUseUpkeep {

  private static final Logger LOG = Logger.getLogger(HostUseUpkeep.class);

  private static final String SUPERVISORS =
      "select e.supervisor from EngineEpoch e order by e.supervisor";

  private static final String CORRECT =
      """
      insert into host_use as known (supervisor, host, cpu_millicores, memory_mib, pods)
      select :supervisor, host, coalesce(cpu, 0), coalesce(memory, 0), coalesce(pods, 0)
      from (select host, sum(cpu_millicores) cpu, sum(memory_mib) memory, count(*) pods
            from reservation where supervisor = :supervisor group by host) used
        full join (select host from host_use where supervisor = :supervisor) noted using (host)
      on conflict (supervisor, host) do update set
        cpu_millicores = excluded.cpu_millicores,
        memory_mib = excluded.memory_mib,
        pods = excluded.pods
        where (known.cpu_millicores, known.memory_mib, known.pods)
          is distinct from (excluded.cpu_millicores, excluded.memory_mib, excluded.pods)
      """;

  private final EpochRepository epochs;

  HostUseUpkeep(EpochRepository epochs) {
    this.epochs = epochs;
  }

  @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> correctAll() {
    return Panache.withSession(this::supervisors)
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(this::correct)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<List<String>> supervisors() {
    return Panache.getSession()
        .chain(session -> session.createSelectionQuery(SUPERVISORS, String.class).getResultList());
  }

  /** Decisions wait meanwhile. Returns for how many hosts of the Supervisor the sums were wrong. */
  Uni<Integer> correct(String supervisor) {
    return Panache.withTransaction(
            () ->
                epochs
                    .hold(supervisor)
                    .chain(Panache::getSession)
                    .chain(
                        session ->
                            session
                                .createNativeQuery(CORRECT)
                                .setParameter("supervisor", supervisor)
                                .executeUpdate()))
        .invoke(
            wrong -> {
              if (wrong > 0) {
                LOG.errorf("what slots use of %d hosts of %s was corrected", wrong, supervisor);
              }
            });
  }
}
