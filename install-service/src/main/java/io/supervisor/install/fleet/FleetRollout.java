package io.supervisor.install.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.admission.AdmissionRequests;
import io.supervisor.install.admission.Wish;
import io.supervisor.install.process.Install;
import io.supervisor.install.pursuit.PursuitState;
import io.supervisor.install.revision.Configs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Decides when a wave starts, when the next one may, and when enough is enough. */
@ApplicationScoped
class FleetRollout {

  private final AdmissionRequests requests;
  private final Configs configs;

  FleetRollout(AdmissionRequests requests, Configs configs) {
    this.requests = requests;
    this.configs = configs;
  }

  /** Whether something was decided. */
  Uni<Boolean> decide(Fleet fleet, List<FleetTarget> all, Map<String, Install> found, Instant now) {
    if (fleet.state().ended() || fleet.state() == FleetState.PAUSED) {
      return Uni.createFrom().item(false);
    }
    if (fleet.state() == FleetState.SOAKING && fleet.soaked(now)) {
      all.forEach(target -> target.pursuit().relapsed(found.get(target.supervisor())));
    }
    if (fleet.mustStop(failures(all), failuresOfFirstWave(all))) {
      return Uni.createFrom().item(stop(fleet, all, now));
    }
    List<FleetTarget> wave = all.stream().filter(target -> target.wave() == fleet.wave()).toList();
    List<FleetTarget> queued =
        wave.stream().filter(target -> target.state() == PursuitState.QUEUED).toList();
    if (fleet.state() == FleetState.RUNNING && !queued.isEmpty()) {
      return ask(fleet, queued).invoke(() -> fleet.touched(now)).replaceWith(true);
    }
    boolean settled = wave.stream().allMatch(target -> target.state().settled());
    return Uni.createFrom().item(settled && goOn(fleet, all, now));
  }

  private static boolean goOn(Fleet fleet, List<FleetTarget> all, Instant now) {
    if (fleet.lastWave()) {
      long ready = all.stream().filter(one -> one.state() == PursuitState.READY).count();
      fleet.become(FleetState.SUCCEEDED, "%d of %d are ready.".formatted(ready, all.size()), now);
      return true;
    }
    if (fleet.state() == FleetState.RUNNING) {
      fleet.soak(now);
      return true;
    }
    if (fleet.soaked(now)) {
      fleet.nextWave(now);
      return true;
    }
    return false;
  }

  private static boolean stop(Fleet fleet, List<FleetTarget> all, Instant now) {
    List<String> failed =
        all.stream()
            .filter(target -> target.state() == PursuitState.FAILED)
            .map(FleetTarget::supervisor)
            .toList();
    skipQueued(all);
    fleet.become(
        FleetState.STOPPED,
        "It stopped in wave %d of %d: %d failed (%s). See their messages, then start a new fleet."
            .formatted(fleet.wave() + 1, fleet.waves(), failed.size(), String.join(", ", failed)),
        now);
    return true;
  }

  /** What has not started will not. */
  static void skipQueued(List<FleetTarget> all) {
    all.stream()
        .filter(one -> one.state() == PursuitState.QUEUED)
        .forEach(one -> one.pursuit().skip("The fleet ended before its turn came."));
  }

  private Uni<Void> ask(Fleet fleet, List<FleetTarget> queued) {
    return Multi.createFrom()
        .iterable(queued)
        .onItem()
        .transformToUniAndConcatenate(target -> ask(fleet, target))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> ask(Fleet fleet, FleetTarget target) {
    target.pursuit().asked();
    String install = Install.id(target.supervisor(), fleet.service());
    byte[] config = fleet.sealedConfig();
    byte[] sealed = config == null ? null : configs.seal(configs.open(config, fleet.id()), install);
    Wish wish =
        Wish.apply(
            target.supervisor(), fleet.service(), fleet.version(), sealed, fleet.requestedBy());
    return requests.ask(target.request(), wish, fleet.lineage());
  }

  private static long failures(List<FleetTarget> all) {
    return all.stream().filter(target -> target.state() == PursuitState.FAILED).count();
  }

  private static long failuresOfFirstWave(List<FleetTarget> all) {
    return all.stream()
        .filter(target -> target.wave() == 0 && target.state() == PursuitState.FAILED)
        .count();
  }
}
