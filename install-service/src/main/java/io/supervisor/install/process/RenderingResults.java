package io.supervisor.install.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.Bundle;
import io.supervisor.install.bundle.BundleRendered;
import io.supervisor.install.bundle.BundleRepository;
import io.supervisor.install.bundle.MadeBundle;
import io.supervisor.install.bundle.StoredPackageRepository;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Hands out what is to be rendered and takes the result, if its generation is still wanted. */
@ApplicationScoped
public class RenderingResults {

  private final InstallRepository installs;
  private final StoredPackageRepository packages;
  private final BundleRepository bundles;
  private final Announcer announcer;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final Clock clock;

  RenderingResults(
      InstallRepository installs,
      StoredPackageRepository packages,
      BundleRepository bundles,
      Announcer announcer,
      Outbox outbox,
      ObjectMapper json,
      Clock clock) {
    this.installs = installs;
    this.packages = packages;
    this.bundles = bundles;
    this.announcer = announcer;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /** Ids of the installs that wait to be rendered. */
  @WithSession
  Uni<List<String>> waiting() {
    return installs
        .in(Phase.REQUESTED, Phase.WAITING)
        .map(found -> found.stream().map(Install::id).toList());
  }

  /** The task for one install; null when there is nothing to render. */
  @WithSession
  Uni<RenderingTask> task(String id) {
    return installs
        .findById(id)
        .chain(
            install ->
                install == null || install.phase() != Phase.REQUESTED
                    ? Uni.createFrom().nullItem()
                    : packages
                        .findById(install.packageDigest())
                        .map(found -> found == null ? new byte[0] : found.content())
                        .map(content -> task(install, content)));
  }

  private static RenderingTask task(Install install, byte[] content) {
    return new RenderingTask(
        install.id(), install.generation(), install.namespace(), content, install.sealedConfig());
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
    install.rendered(made.digest(), placement(made), clock.instant());
    return bundles
        .replace(bundle)
        .chain(() -> outbox.append(BundleRendered.of(bundle), install.lineage()))
        .chain(
            () ->
                outbox.append(PlacementRequested.of(install, made.workloads()), install.lineage()))
        .chain(() -> announcer.changed(install));
  }

  /** Remembers why a generation cannot be rendered. */
  @WithTransaction
  Uni<Void> failed(RenderingTask task, String message, String hint) {
    return installs
        .locked(task.install())
        .chain(
            install ->
                stillWanted(install, task)
                        && install.step(
                            task.generation(),
                            Phase.FAILED,
                            Failure.RENDERING,
                            message,
                            hint,
                            clock.instant())
                    ? announcer.changed(install)
                    : Uni.createFrom().voidItem());
  }

  private static boolean stillWanted(Install install, RenderingTask task) {
    return install.generation() == task.generation() && install.phase() == Phase.REQUESTED;
  }

  private String placement(MadeBundle made) {
    try {
      return json.writeValueAsString(made.workloads());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("workloads have no JSON form", e);
    }
  }
}
