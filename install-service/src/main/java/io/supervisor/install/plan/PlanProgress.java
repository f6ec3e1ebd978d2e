package io.supervisor.install.plan;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.admission.AdmissionRequest;
import io.supervisor.install.admission.AdmissionRequestRepository;
import io.supervisor.install.admission.AdmissionRequests;
import io.supervisor.install.admission.Wish;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.install.pursuit.PursuitState;
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
 * Takes running plans forward: on each Supervisor a step is asked for when those before it are
 * ready. Like fleets, it knows only what is in the tables.
 */
@ApplicationScoped
public class PlanProgress {

  private final PlanRepository plans;
  private final PlanStepRepository steps;
  private final AdmissionRequestRepository answers;
  private final AdmissionRequests requests;
  private final InstallRepository installs;
  private final Outbox outbox;
  private final Clock clock;
  private final WorkQueue queue = new WorkQueue("plan", 1, this::reconcile);

  PlanProgress(
      PlanRepository plans,
      PlanStepRepository steps,
      AdmissionRequestRepository answers,
      AdmissionRequests requests,
      InstallRepository installs,
      Outbox outbox,
      Clock clock) {
    this.plans = plans;
    this.steps = steps;
    this.answers = answers;
    this.requests = requests;
    this.installs = installs;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return running().invoke(ids -> ids.forEach(queue::wake)).replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private Optional<Duration> reconcile(String id) {
    Awaited.result(() -> advance(id));
    return Optional.empty();
  }

  @WithSession
  Uni<List<String>> running() {
    return plans.idsRunning();
  }

  @WithTransaction
  Uni<Void> advance(String id) {
    return plans.locked(id).chain(plan -> steps.of(id).chain(all -> advance(plan, all)));
  }

  private Uni<Void> advance(Plan plan, List<PlanStep> all) {
    Instant now = clock.instant();
    return answers
        .all(all.stream().map(PlanStep::request).toList())
        .chain(
            answered ->
                installs
                    .all(all.stream().map(PlanStep::install).toList())
                    .map(found -> follow(plan, all, byRequest(answered), byId(found), now)))
        .chain(
            moved ->
                start(plan, all)
                    .chain(
                        started -> {
                          boolean ended = end(plan, all, now);
                          if (moved || started) {
                            plan.touched(now);
                          }
                          return moved || started || ended
                              ? outbox.append(PlanChanged.of(plan, all), plan.lineage())
                              : Uni.createFrom().voidItem();
                        }));
  }

  private static boolean follow(
      Plan plan,
      List<PlanStep> all,
      Map<String, AdmissionRequest> answered,
      Map<String, Install> found,
      Instant now) {
    boolean moved = false;
    for (PlanStep step : all) {
      moved |= step.pursuit().follow(answered.get(step.request()), now);
      moved |= step.pursuit().follow(found.get(step.install()), plan.readyWithin(), now);
      if (step.state() == PursuitState.QUEUED && failedBefore(step, all)) {
        step.pursuit().skip("A step before it failed.");
        moved = true;
      }
    }
    return moved;
  }

  private static boolean failedBefore(PlanStep step, List<PlanStep> all) {
    return before(step, all).stream()
        .anyMatch(one -> one.state() == PursuitState.FAILED || one.state() == PursuitState.SKIPPED);
  }

  private static List<PlanStep> before(PlanStep step, List<PlanStep> all) {
    return all.stream()
        .filter(one -> one.supervisor().equals(step.supervisor()) && one.order() < step.order())
        .toList();
  }

  private Uni<Boolean> start(Plan plan, List<PlanStep> all) {
    List<PlanStep> due =
        all.stream()
            .filter(step -> step.state() == PursuitState.QUEUED)
            .filter(
                step ->
                    before(step, all).stream().allMatch(one -> one.state() == PursuitState.READY))
            .toList();
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUniAndConcatenate(step -> ask(plan, step))
        .collect()
        .last()
        .replaceWith(!due.isEmpty());
  }

  private Uni<Void> ask(Plan plan, PlanStep step) {
    step.pursuit().asked();
    Wish wish =
        Wish.apply(
            step.supervisor(),
            step.service(),
            step.version(),
            step.sealedConfig(),
            plan.requestedBy());
    return requests.ask(step.request(), wish, plan.lineage());
  }

  private static boolean end(Plan plan, List<PlanStep> all, Instant now) {
    if (!all.stream().allMatch(step -> step.state().settled())) {
      return false;
    }
    long failed = all.stream().filter(step -> step.state() == PursuitState.FAILED).count();
    if (failed == 0) {
      plan.become(PlanState.SUCCEEDED, "All %d steps are ready.".formatted(all.size()), now);
    } else {
      plan.become(PlanState.FAILED, "%d of %d steps failed.".formatted(failed, all.size()), now);
    }
    return true;
  }

  private static Map<String, AdmissionRequest> byRequest(List<AdmissionRequest> answered) {
    return answered.stream().collect(Collectors.toMap(AdmissionRequest::id, Function.identity()));
  }

  private static Map<String, Install> byId(List<Install> found) {
    return found.stream().collect(Collectors.toMap(Install::id, Function.identity()));
  }
}
