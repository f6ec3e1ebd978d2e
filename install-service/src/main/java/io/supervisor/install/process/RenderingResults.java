package io.supervisor.install.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.Bundle;
import io.supervisor.install.bundle.BundleRendered;
import io.supervisor.install.bundle.BundleRepository;
import io.supervisor.install.bundle.MadeBundle;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Takes what was rendered, if its generation is still wanted. */
@ApplicationScoped
public class RenderingResults {

  private static final String ACTOR = "install-service";

  private final InstallRepository installs;
  private final BundleRepository bundles;
  private final Announcer announcer;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final Clock clock;

  RenderingResults(
      InstallRepository installs,
      BundleRepository bundles,
      Announcer announcer,
      Outbox outbox,
      ObjectMapper json,
      Clock clock) {
    this.installs = installs;
    this.bundles = bundles;
    this.announcer = announcer;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /** Stores the bundle and asks for its placement. */
  @WithTransaction
  Uni<Void> rendered(RenderingTask task, MadeBundle made) {
    return installs
        .locked(task.install())
        .chain(
            install ->
                stillWanted(install, task) ? store(install, made) : Uni.createFrom().voidItem());
  }

  private Uni<Void> store(Install install, MadeBundle made) {
    Bundle bundle = Bundle.of(install.id(), made.digest(), install.generation(), made.sealed());
    Step step = new Step(ACTOR, "rendering", clock.instant());
    install.rendered(made.digest(), made.delivery(), placement(made), step.at());
    return bundles
        .replace(bundle)
        .chain(() -> outbox.append(BundleRendered.of(bundle), install.lineage()))
        .chain(
            () ->
                outbox.append(PlacementRequested.of(install, made.workloads()), install.lineage()))
        .chain(() -> announcer.changed(install, step));
  }

  /** Remembers why a generation cannot be rendered. */
  @WithTransaction
  Uni<Void> failed(RenderingTask task, Standing why) {
    Step step = new Step(ACTOR, "rendering", clock.instant());
    return installs
        .locked(task.install())
        .chain(
            install ->
                stillWanted(install, task)
                        && install.step(task.generation(), Phase.FAILED, why, step.at())
                    ? announcer.changed(install, step)
                    : Uni.createFrom().voidItem());
  }

  private static boolean stillWanted(Install install, RenderingTask task) {
    return install.generation() == task.generation()
        && (install.phase() == Phase.REQUESTED || install.phase() == Phase.WAITING);
  }

  private String placement(MadeBundle made) {
    try {
      return json.writeValueAsString(made.workloads());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("workloads have no JSON form", e);
    }
  }
}
