package io.supervisor.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.tls.ServerIdentity;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;

/** Running simulated Supervisors; closing it stops them. */
public final class SimulatorServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SimulatorServer.class.getName());
  private static final int FIRST_POOL = 8;

  private final SimulatorOptions options;
  private final StateDirectory state;
  private final ServerIdentity identity;
  private final Vertx vertx;
  private final List<Supervisor> running = new ArrayList<>();
  private final List<SupervisorEndpoint> endpoints = new ArrayList<>();

  private SimulatorServer(SimulatorOptions options) {
    this.options = options;
    this.state = StateDirectory.open(options.state());
    this.identity = ServerIdentity.load(state.path(), options.host(), Clock.systemUTC());
    this.vertx =
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setInternalBlockingPoolSize(2));
  }

  /** Starts the Supervisors; they serve when this returns. */
  public static SimulatorServer start(SimulatorOptions options) {
    SimulatorServer server = new SimulatorServer(options);
    try {
      server.open();
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
    return server;
  }

  public List<SupervisorEndpoint> supervisors() {
    return List.copyOf(endpoints);
  }

  private void open() {
    state.delete("ready.json");
    int pool = FIRST_POOL;
    for (SupervisorSpec spec : options.supervisors()) {
      String prefix = "10.15." + pool++ + ".";
      Supervisor supervisor = supervisor(spec, prefix);
      running.add(supervisor);
      int port = listen(supervisor);
      supervisor.saved().save(state, spec.id(), port);
      endpoints.add(endpoint(supervisor, port));
      LOG.info("Supervisor " + spec.id() + " serves on " + options.host() + ":" + port);
    }
    writeReady();
  }

  private Supervisor supervisor(SupervisorSpec spec, String pool) {
    try {
      return new Supervisor(spec, state, options, pool, identity.authorityPem());
    } catch (IOException e) {
      throw new UncheckedIOException("Supervisor " + spec.id() + " cannot start", e);
    }
  }

  /** Listens on the port that was asked for, else on the last one, else on any free one. */
  private int listen(Supervisor supervisor) {
    int asked = supervisor.spec().port();
    int last = supervisor.saved().port();
    if (asked == 0 && last != 0) {
      try {
        return listen(supervisor, last);
      } catch (RuntimeException e) {
        LOG.info("Port " + last + " is taken, looking for another one");
      }
    }
    return listen(supervisor, asked);
  }

  private int listen(Supervisor supervisor, int port) {
    HttpServerOptions http =
        new HttpServerOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setKeyCertOptions(identity.options())
            .setHost(options.host())
            .setPort(port)
            .setMaxInitialLineLength(64 * 1024)
            .setMaxHeaderSize(64 * 1024);
    HttpServer server = vertx.createHttpServer(http).requestHandler(supervisor.api()::handle);
    try {
      return server
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .get(10, TimeUnit.SECONDS)
          .actualPort();
    } catch (Exception e) {
      throw new IllegalStateException("cannot listen on port " + port, e);
    }
  }

  private SupervisorEndpoint endpoint(Supervisor supervisor, int port) {
    String id = supervisor.spec().id();
    String token = supervisor.saved().adminToken();
    String url = "https://" + options.host() + ":" + port;
    var file = state.path().resolve(id + ".kubeconfig");
    state.writePrivate(file, new Kubeconfig(id, url, identity.authorityPem(), token).text());
    return new SupervisorEndpoint(
        id,
        "Supervisor " + id,
        supervisor.saved().uuid(),
        supervisor.spec().network(),
        port,
        file,
        token,
        identity.authorityPem());
  }

  private void writeReady() {
    ArrayNode list = Json.array();
    for (SupervisorEndpoint endpoint : endpoints) {
      list.addObject()
          .put("id", endpoint.id())
          .put("name", endpoint.name())
          .put("uuid", endpoint.uuid())
          .put("network", endpoint.network())
          .put("port", endpoint.port())
          .put("kubeconfig", endpoint.kubeconfig().toString());
    }
    state.writePrivate(state.path().resolve("ready.json"), Json.write(list));
  }

  @Override
  public void close() {
    state.delete("ready.json");
    running.forEach(Supervisor::stop);
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(1, TimeUnit.SECONDS);
    } catch (Exception e) {
      LOG.fine("Connections were still open: " + e);
    }
  }
}
