package io.supervisor.install.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.BundleRendered;
import io.supervisor.install.bundle.BundleRepository;
import io.supervisor.install.bundle.Workload;
import io.supervisor.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Asks for the next step of an install once more, as the next attempt. */
@ApplicationScoped
class Repetition {

  private final InstallRepository installs;
  private final BundleRepository bundles;
  private final Outbox outbox;
  private final ObjectMapper json;
  private final Clock clock;

  Repetition(
      InstallRepository installs,
      BundleRepository bundles,
      Outbox outbox,
      ObjectMapper json,
      Clock clock) {
    this.installs = installs;
    this.bundles = bundles;
    this.outbox = outbox;
    this.json = json;
    this.clock = clock;
  }

  /** Asks again unless the install got an answer meanwhile. */
  @WithTransaction
  Uni<Void> ask(String id) {
    return installs
        .locked(id)
        .chain(
            install ->
                install.againAt().isBefore(clock.instant()) && install.waitsForAnswer()
                    ? ask(install)
                    : Uni.createFrom().voidItem());
  }

  /** Asks again in the open transaction. */
  Uni<Void> ask(Install install) {
    install.tryAgain(clock.instant());
    return switch (install.phase()) {
      case REMOVING ->
          outbox.append(PlacementReleaseRequested.of(install, false), install.lineage());
      case PLACED -> resendBundle(install).chain(() -> placement(install));
      default -> placement(install);
    };
  }

  private Uni<Void> placement(Install install) {
    return outbox.append(PlacementRequested.of(install, workloads(install)), install.lineage());
  }

  private Uni<Void> resendBundle(Install install) {
    return bundles
        .findById(install.id())
        .chain(
            bundle ->
                bundle == null
                    ? Uni.createFrom().voidItem()
                    : outbox.append(BundleRendered.of(bundle), install.lineage()));
  }

  private List<Workload> workloads(Install install) {
    try {
      return List.of(json.readValue(install.placement(), Workload[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored placement is no JSON", e);
    }
  }
}
