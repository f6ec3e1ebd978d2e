package io.supervisor.simulator.http;

import io.supervisor.simulator.access.Authenticator;
import io.supervisor.simulator.access.RoleAccess;
import io.supervisor.simulator.access.Tokens;
import io.supervisor.simulator.control.Cluster;
import io.supervisor.simulator.discovery.Discovery;
import io.supervisor.simulator.discovery.OpenApi;
import io.supervisor.simulator.fault.Faults;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.store.ChangeLog;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.table.Columns;
import io.supervisor.simulator.table.Tables;
import io.supervisor.simulator.write.ObjectWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

/** Puts the API of one Supervisor together. */
public record ApiAssembly(
    Cluster cluster,
    Kinds kinds,
    Tokens tokens,
    ChangeLog log,
    Faults faults,
    ScheduledExecutorService writer) {

  public ApiServer server(String address) {
    ObjectStore store = cluster.store();
    Renderer renderer = new Renderer(new Tables(new Columns(cluster.times())));
    Discovery discovery = new Discovery(kinds);
    RoleAccess access = new RoleAccess(store);
    Set<WatchStream> watches = new HashSet<>();
    ApiHandler handler =
        new ApiHandler(
            kinds,
            discovery,
            new OpenApi(discovery),
            resources(access, renderer),
            new FaultHandler(faults, store, log, watches),
            access,
            address);
    RequestReader reader = new RequestReader(new Authenticator(tokens, access));
    WatchStarter starter =
        new WatchStarter(store, log, renderer, new WatchLines(), watches, writer);
    return new ApiServer(handler, reader, faults, starter, writer);
  }

  private ResourceHandler resources(RoleAccess access, Renderer renderer) {
    ObjectStore store = cluster.store();
    ObjectWriter objects = cluster.writer();
    Timestamps times = cluster.times();
    WriteHandler writes = new WriteHandler(store, objects, renderer);
    PartHandler parts =
        new PartHandler(
            store,
            writes,
            new BindingHandler(store, objects, cluster.events(), times),
            new EvictionHandler(store, objects, cluster.removal(), times),
            new ScaleHandler(store, objects),
            new TokenHandler(store, tokens, times),
            new LogHandler(store),
            new ReviewHandler(access, tokens, times));
    return new ResourceHandler(
        access,
        new ReadHandler(store, log, faults, renderer),
        new WatchHandler(store),
        writes,
        new DeleteHandler(store, cluster.removal(), renderer),
        parts);
  }
}
