package io.supervisor.namespace.credential;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.Clusters;
import io.supervisor.namespace.supervisor.Supervisors;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives scheduler-service a narrow service account on every Supervisor: read pods, nodes and
 * volumes, create bindings and evictions. Its token lives a day and is renewed after half of it;
 * its rights are what this release says, from its start on.
 */
@ApplicationScoped
public class CredentialIssuer {

  private static final Duration LIFETIME = Duration.ofHours(24);

  private final Supervisors supervisors;
  private final Clusters clusters;
  private final IssuedCredentials issued;
  private final Clock clock;

  /** The Supervisors that have the rights of this release. */
  private final Set<String> given = ConcurrentHashMap.newKeySet();

  /** Those that are looked after now, or again and again until it is done. */
  private final Set<String> underway = ConcurrentHashMap.newKeySet();

  private final WorkQueue queue = new WorkQueue("credential-issuer", 1, this::issue);

  CredentialIssuer(
      Supervisors supervisors, Clusters clusters, IssuedCredentials issued, Clock clock) {
    this.supervisors = supervisors;
    this.clusters = clusters;
    this.issued = issued;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> renew() {
    return issued.due(soon(), given).invoke(this::wake).replaceWithVoid();
  }

  private Instant soon() {
    return clock.instant().plus(LIFETIME.dividedBy(2));
  }

  /** Those that failed are left to the pauses between their tries. */
  private void wake(List<String> supervisors) {
    supervisors.stream().filter(underway::add).forEach(queue::wake);
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private Optional<Duration> issue(String supervisor) {
    Access access = Awaited.result(() -> supervisors.access(supervisor));
    Cluster cluster = clusters.at(access);
    SchedulerRights.objects().forEach(cluster::apply);
    given.add(supervisor);
    if (Awaited.result(() -> issued.endsBefore(supervisor, soon()))) {
      hand(access, cluster);
    }
    underway.remove(supervisor);
    return Optional.empty();
  }

  private void hand(Access access, Cluster cluster) {
    Instant until = clock.instant().plus(LIFETIME);
    String token = cluster.token(SchedulerRights.NAMESPACE, SchedulerRights.ACCOUNT, LIFETIME);
    Access narrow = new Access(access.supervisor(), access.server(), access.caPem(), token);
    Awaited.result(() -> issued.issue(narrow, until));
  }
}
