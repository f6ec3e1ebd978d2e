package io.supervisor.install.fleet;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.admission.AdmissionRequest;
import io.supervisor.install.admission.AdmissionRequestRepository;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.platform.outbox.Outbox;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes fleets forward, a look at a time: from what the catalog answered and how the installs are.
 * Nothing is remembered outside of the tables, so it goes on after a crash as if nothing had been.
 */
@ApplicationScoped
public class FleetProgress {

  private final FleetRepository fleets;
  private final FleetTargetRepository targets;
  private final AdmissionRequestRepository requests;
  private final InstallRepository installs;
  private final FleetRollout rollout;
  private final Outbox outbox;
  private final Clock clock;
  private final WorkQueue queue = new WorkQueue("fleet", 1, this::reconcile);

  FleetProgress(
      FleetRepository fleets,
      FleetTargetRepository targets,
      AdmissionRequestRepository requests,
      InstallRepository installs,
      FleetRollout rollout,
      Outbox outbox,
      Clock clock) {
    this.fleets = fleets;
    this.targets = targets;
    this.requests = requests;
    this.installs = installs;
    this.rollout = rollout;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return underWay().invoke(ids -> ids.forEach(queue::wake)).replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private Optional<Duration> reconcile(String id) {
    Awaited.result(() -> advance(id));
    return Optional.empty();
  }

  @WithSession
  Uni<List<String>> underWay() {
    return fleets.idsUnderWay();
  }

  @WithTransaction
  Uni<Void> advance(String id) {
    return fleets.locked(id).chain(fleet -> targets.of(id).chain(all -> advance(fleet, all)));
  }

  private Uni<Void> advance(Fleet fleet, List<FleetTarget> all) {
    Instant now = clock.instant();
    List<String> asked = all.stream().map(FleetTarget::request).toList();
    List<String> ids =
        all.stream().map(one -> Install.id(one.supervisor(), fleet.service())).toList();
    return requests
        .all(asked)
        .chain(
            answers ->
                installs
                    .all(ids)
                    .chain(found -> advance(fleet, all, byId(answers), bySupervisor(found), now)));
  }

  private Uni<Void> advance(
      Fleet fleet,
      List<FleetTarget> all,
      Map<String, AdmissionRequest> answers,
      Map<String, Install> found,
      Instant now) {
    boolean moved = false;
    for (FleetTarget target : all) {
      moved |= target.pursuit().follow(answers.get(target.request()), now);
      moved |= target.pursuit().follow(found.get(target.supervisor()), fleet.readyWithin(), now);
    }
    if (moved) {
      fleet.touched(now);
    }
    boolean changed = moved;
    return rollout
        .decide(fleet, all, found, now)
        .chain(
            decided ->
                changed || decided
                    ? outbox.append(FleetChanged.of(fleet, all), fleet.lineage())
                    : Uni.createFrom().voidItem());
  }

  private static Map<String, AdmissionRequest> byId(List<AdmissionRequest> answers) {
    return answers.stream().collect(Collectors.toMap(AdmissionRequest::id, Function.identity()));
  }

  private static Map<String, Install> bySupervisor(List<Install> found) {
    return found.stream().collect(Collectors.toMap(Install::supervisor, Function.identity()));
  }
}
