package io.supervisor.install.process;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.Delivery;
import io.supervisor.install.bundle.StoredPackageRepository;
import io.supervisor.install.supervisor.KnownSupervisorRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Hands out what is to be rendered, once everything it needs is there. */
@ApplicationScoped
public class RenderingTasks {

  private static final String ACTOR = "install-service";

  private final InstallRepository installs;
  private final StoredPackageRepository packages;
  private final KnownSupervisorRepository supervisors;
  private final DependencyGate gate;
  private final Announcer announcer;
  private final Clock clock;

  RenderingTasks(
      InstallRepository installs,
      StoredPackageRepository packages,
      KnownSupervisorRepository supervisors,
      DependencyGate gate,
      Announcer announcer,
      Clock clock) {
    this.installs = installs;
    this.packages = packages;
    this.supervisors = supervisors;
    this.gate = gate;
    this.announcer = announcer;
    this.clock = clock;
  }

  /** Ids of the installs that have not started yet. */
  @WithSession
  Uni<List<String>> waiting() {
    return installs.idsIn(Phase.REQUESTED, Phase.WAITING);
  }

  /** Ids of the installs on a Supervisor that wait for another service there. */
  @WithSession
  Uni<List<String>> waitingOn(String supervisor) {
    return installs.idsIn(supervisor, Phase.WAITING);
  }

  /** The task for one install; null when there is nothing to render now. */
  @WithTransaction
  Uni<RenderingTask> next(String id) {
    return installs
        .locked(id)
        .chain(
            install ->
                install == null || !toBeStarted(install)
                    ? Uni.createFrom().nullItem()
                    : gate.judge(install).chain(verdict -> act(install, verdict)));
  }

  private static boolean toBeStarted(Install install) {
    return !install.paused()
        && (install.phase() == Phase.REQUESTED || install.phase() == Phase.WAITING);
  }

  private Uni<RenderingTask> act(Install install, Verdict verdict) {
    Step step = new Step(ACTOR, "dependencies", clock.instant());
    if (verdict instanceof Verdict.Open) {
      return delivery(install)
          .chain(
              delivery ->
                  delivery == null
                      ? Uni.createFrom().item(notYet(install))
                      : packages
                          .findById(install.wanted().packageDigest())
                          .map(found -> found == null ? new byte[0] : found.content())
                          .map(content -> RenderingTask.of(install, delivery, content)));
    }
    if (verdict instanceof Verdict.Waits waits) {
      return install.waitFor(waits.services(), waits.why(), step.at())
          ? announcer.changed(install, step).replaceWith((RenderingTask) null)
          : Uni.createFrom().nullItem();
    }
    if (verdict instanceof Verdict.Refused refused) {
      install.step(install.generation(), Phase.FAILED, refused.why(), step.at());
      return announcer.changed(install, step).replaceWith((RenderingTask) null);
    }
    return Uni.createFrom().item(notYet(install));
  }

  private static RenderingTask notYet(Install install) {
    return RenderingTask.of(install, Delivery.RENDERED, new byte[0]);
  }

  /** As before in this life, else what the Supervisor offers; null while that is not known. */
  private Uni<Delivery> delivery(Install install) {
    return install.delivery() != null
        ? Uni.createFrom().item(install.delivery())
        : supervisors
            .findById(install.supervisor())
            .map(
                known -> {
                  if (known == null) {
                    return null;
                  }
                  return known.hasKappController() ? Delivery.KAPP_CONTROLLER : Delivery.RENDERED;
                });
  }
}
