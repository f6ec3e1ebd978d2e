package io.supervisor.namespace.workload;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.supervisor.Supervisors;
import io.supervisor.platform.event.Event;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** The desired state of every install, and what was told about it. */
@ApplicationScoped
public class Workloads {

  private final DesiredWorkloadRepository workloads;
  private final ArrivedBundleRepository bundles;
  private final Supervisors supervisors;
  private final Inbox inbox;
  private final Outbox outbox;
  private final Clock clock;

  Workloads(
      DesiredWorkloadRepository workloads,
      ArrivedBundleRepository bundles,
      Supervisors supervisors,
      Inbox inbox,
      Outbox outbox,
      Clock clock) {
    this.workloads = workloads;
    this.bundles = bundles;
    this.supervisors = supervisors;
    this.inbox = inbox;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Keeps a bundle until its placement wants it. */
  @WithTransaction
  Uni<Void> keep(ReceivedEvent event, BundleRendered rendered) {
    return inbox.once("bundles", event, () -> store(rendered));
  }

  private Uni<Void> store(BundleRendered rendered) {
    byte[] sealed = Base64.getDecoder().decode(rendered.sealed());
    return bundles
        .findById(rendered.digest())
        .onItem()
        .ifNull()
        .switchTo(() -> bundles.persist(ArrivedBundle.of(rendered, sealed)))
        .replaceWithVoid();
  }

  /** Wants what was placed. */
  @WithTransaction
  Uni<Void> want(ReceivedEvent event, PlacementChanged change) {
    return entered(event, change)
        .invoke(
            workload -> {
              if (workload != null && !workload.want(change, event.next(), clock.instant())) {
                workload.tellAgain(change, clock.instant());
              }
            })
        .replaceWithVoid();
  }

  /** Wants nothing to be left, also of an install that was never here. */
  @WithTransaction
  Uni<Void> leave(ReceivedEvent event, PlacementChanged change) {
    return entered(event, change)
        .invoke(
            workload -> {
              if (workload != null) {
                workload.leave(change, event.next(), clock.instant());
              }
            })
        .replaceWithVoid();
  }

  private Uni<DesiredWorkload> entered(ReceivedEvent event, PlacementChanged change) {
    return inbox
        .firstTime("placements", event)
        .chain(
            fresh ->
                fresh
                    ? workloads
                        .locked(event.key())
                        .onItem()
                        .ifNull()
                        .switchTo(() -> firstRow(event, change))
                    : Uni.createFrom().nullItem());
  }

  private Uni<DesiredWorkload> firstRow(ReceivedEvent event, PlacementChanged change) {
    return workloads.persist(DesiredWorkload.of(change, event.next(), clock.instant()));
  }

  /** Installs whose objects are or should be on a Supervisor. */
  @WithSession
  Uni<List<String>> present() {
    return workloads.present();
  }

  /** The task for one install; null when there is nothing to do. */
  @WithSession
  Uni<WorkloadTask> task(String install) {
    return workloads.findById(install).chain(this::task);
  }

  /** The task for the install that has a namespace on a Supervisor; null when none has. */
  @WithSession
  Uni<WorkloadTask> inNamespace(String supervisor, String namespace) {
    return workloads.inNamespace(supervisor, namespace).chain(this::task);
  }

  private Uni<WorkloadTask> task(DesiredWorkload workload) {
    return workload == null || workload.state() == State.REMOVED
        ? Uni.createFrom().nullItem()
        : supervisors.access(workload.supervisor()).chain(access -> withBundle(workload, access));
  }

  /** The sealed objects that are wanted; empty when none are, or when they have not come. */
  private Uni<byte[]> bundle(DesiredWorkload workload) {
    return workload.bundleDigest().isEmpty()
        ? Uni.createFrom().item(new byte[0])
        : bundles
            .findById(workload.bundleDigest())
            .map(found -> found == null ? new byte[0] : found.sealed());
  }

  private Uni<WorkloadTask> withBundle(DesiredWorkload workload, Access access) {
    return bundle(workload)
        .map(
            bundle ->
                new WorkloadTask(
                    workload.install(),
                    workload.namespace(),
                    workload.generation(),
                    workload.state(),
                    workload.changedAt(),
                    workload.removal(),
                    bundle,
                    workload.objects(),
                    access));
  }

  /** Whether the last look at the Supervisor of a task failed. */
  Uni<Boolean> outOfReach(WorkloadTask task) {
    return supervisors.unreachable(task.access().supervisor());
  }

  /** Remembers what will be on the Supervisor before it is. False when a newer one is wanted. */
  @WithTransaction
  Uni<Boolean> remember(WorkloadTask task, String refs) {
    return workloads
        .locked(task.install())
        .map(
            workload -> {
              if (workload.generation() != task.generation()) {
                return false;
              }
              workload.remember(refs);
              return true;
            });
  }

  /** Remembers, before it is done, that a removal leaves something of which nothing is known. */
  @WithTransaction
  Uni<Void> abandon(WorkloadTask task) {
    return workloads
        .locked(task.install())
        .invoke(workload -> workload.abandon(task.generation()))
        .replaceWithVoid();
  }

  /** Tells of an install what the move says is news; nothing when it is none. */
  @WithTransaction
  Uni<Void> tell(
      WorkloadTask task,
      BiPredicate<DesiredWorkload, Instant> move,
      Function<DesiredWorkload, Event> event) {
    return workloads
        .locked(task.install())
        .chain(
            workload ->
                move.test(workload, clock.instant())
                    ? outbox
                        .append(event.apply(workload), workload.lineage())
                        .chain(() -> forgetBundles(workload))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> forgetBundles(DesiredWorkload workload) {
    return bundles
        .dropOthers(workload.install(), workload.bundleDigest(), workload.generation())
        .replaceWithVoid();
  }
}
