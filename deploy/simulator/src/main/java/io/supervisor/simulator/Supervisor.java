package io.supervisor.simulator;

import io.supervisor.simulator.access.Tokens;
import io.supervisor.simulator.control.CarvelDefinitions;
import io.supervisor.simulator.control.Cluster;
import io.supervisor.simulator.control.ClusterSeed;
import io.supervisor.simulator.control.ControlLoop;
import io.supervisor.simulator.control.Controller;
import io.supervisor.simulator.control.Controllers;
import io.supervisor.simulator.control.Events;
import io.supervisor.simulator.fault.Faults;
import io.supervisor.simulator.http.ApiAssembly;
import io.supervisor.simulator.http.ApiServer;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.store.ChangeLog;
import io.supervisor.simulator.store.Journal;
import io.supervisor.simulator.store.JournalFile;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.tls.KeyFile;
import io.supervisor.simulator.tls.PemFile;
import io.supervisor.simulator.write.ObjectRemoval;
import io.supervisor.simulator.write.ObjectWriter;
import io.supervisor.simulator.write.Quotas;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One simulated Supervisor: its objects, its controllers and its API, all on one thread. */
final class Supervisor {
  /** Changes that a watch can start from; each holds an object, and definitions are large. */
  private static final int HISTORY = 4_000;

  private final SupervisorSpec spec;
  private final SavedSupervisor saved;
  private final ScheduledThreadPoolExecutor writer;
  private final Optional<Journal> journal;
  private final ApiServer api;

  Supervisor(
      SupervisorSpec spec,
      StateDirectory state,
      SimulatorOptions options,
      String pool,
      String caPem)
      throws IOException {
    this.spec = spec;
    this.saved = SavedSupervisor.load(state, spec.id());
    this.writer = writer(spec.id());
    Path home = state.of(spec.id());
    Clock clock = Clock.systemUTC();
    JournalFile file = new JournalFile(home.resolve("objects.journal"));
    ObjectStore store = options.inMemory() ? new ObjectStore(0) : file.restore();
    Timestamps times = new Timestamps(clock);
    Kinds kinds = new Kinds();
    Quotas quotas = new Quotas(store, kinds);
    ObjectWriter objects = new ObjectWriter(store, times, quotas, new SecureRandom());
    Events events = new Events(store, objects, times);
    ObjectRemoval removal = new ObjectRemoval(store, times);
    Cluster cluster = new Cluster(store, objects, removal, events, times);
    store.list(KindTable.CRD, "").forEach(kinds::define);
    this.journal =
        options.inMemory() ? Optional.empty() : Optional.of(new Journal(store, file, writer));
    journal.ifPresent(store::listen);
    new ClusterSeed(cluster, spec.id(), spec.hosts(), spec.zones()).plant();
    if (spec.kapp()) {
      new CarvelDefinitions(cluster).plant();
      store.list(KindTable.CRD, "").forEach(kinds::define);
    }
    ChangeLog log = new ChangeLog(HISTORY, store.version());
    store.listen(log);
    Faults faults = new Faults();
    List<Controller> controllers =
        new ArrayList<>(
            Controllers.all(cluster, kinds, quotas, faults, options.bootTime(), pool, caPem));
    if (spec.kapp()) {
      controllers.addAll(Controllers.carvel(cluster, kinds));
    }
    ControlLoop loop = new ControlLoop(List.copyOf(controllers), writer);
    store.listen(loop);
    faults.listen(() -> loop.revisit(store, KindTable.NODE));
    faults.listen(() -> loop.revisit(store, KindTable.POD));
    writer.execute(() -> loop.start(store));
    var keys = new KeyFile(new PemFile(home.resolve("tokens.key"))).load();
    Tokens tokens = new Tokens(saved.adminToken(), keys, store, clock, options.signOn());
    this.api = new ApiAssembly(cluster, kinds, tokens, log, faults, writer).server("127.0.0.1");
  }

  private static ScheduledThreadPoolExecutor writer(String id) {
    ScheduledThreadPoolExecutor executor =
        (ScheduledThreadPoolExecutor)
            Executors.newScheduledThreadPool(1, task -> new Thread(task, "supervisor-" + id));
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    return executor;
  }

  SupervisorSpec spec() {
    return spec;
  }

  SavedSupervisor saved() {
    return saved;
  }

  ApiServer api() {
    return api;
  }

  /** Finishes what was begun and saves what changed. */
  void stop() {
    writer.shutdown();
    try {
      writer.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    journal.ifPresent(Journal::close);
  }
}
