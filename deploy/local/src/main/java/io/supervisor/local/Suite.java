package io.supervisor.local;

import io.supervisor.local.client.Api;
import io.supervisor.local.kafka.BrokerPorts;
import io.supervisor.local.kafka.KafkaServer;
import io.supervisor.local.keycloak.KeycloakServer;
import io.supervisor.local.postgres.PostgresServer;
import io.supervisor.local.process.Children;
import io.supervisor.local.process.Component;
import io.supervisor.local.process.Memory;
import io.supervisor.local.process.StartFailure;
import io.supervisor.local.state.PortOwner;
import io.supervisor.local.state.Ports;
import io.supervisor.local.state.Secrets;
import io.supervisor.local.state.StateDirectory;
import io.supervisor.local.state.SuiteLock;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The whole suite on one machine: every component is a process of its own on loopback, all of them
 * end with {@link #close}.
 */
public final class Suite implements AutoCloseable {

  private static final String KEYCLOAK_BUILD = "keycloak-build";

  private final SuiteOptions options;
  private final Layout layout;
  private final SuiteLock lock;
  private final Secrets secrets;
  private final Ports ports;
  private final Children children;
  private final PostgresServer postgres;
  private final KafkaServer kafka;
  private final KeycloakServer keycloak;
  private final OwnPrograms own;
  private final int gatewayPort;
  private final Map<String, Component> components = new ConcurrentHashMap<>();
  private boolean closed;

  private Suite(SuiteOptions options, StateDirectory state, SuiteLock lock) {
    this.options = options;
    this.lock = lock;
    this.layout = new Layout(options.projectRoot().toAbsolutePath().normalize(), state);
    this.children = new Children(state);
    sweep();
    this.secrets = new Secrets(state);
    this.ports = new Ports(state);
    this.gatewayPort = publicPort();
    this.postgres = new PostgresServer(layout, secrets, ports.of(PostgresServer.NAME), children);
    BrokerPorts broker = new BrokerPorts(ports.of("kafka"), ports.of("kafka-controller"));
    this.kafka = new KafkaServer(layout, broker, children);
    this.keycloak = new KeycloakServer(layout, secrets, ports.of(KeycloakServer.NAME), children);
    Environments environments =
        new Environments(
            secrets,
            postgres.database().port(),
            kafka.address(),
            keycloak.realm(),
            options.catalog());
    this.own = new OwnPrograms(layout, children, environments, ports);
  }

  /** Starts everything and waits until all of it is ready; what was started ends on a failure. */
  public static Suite start(SuiteOptions options) throws InterruptedException {
    Suite suite = open(options);
    try {
      suite.launch();
      return suite;
    } catch (RuntimeException | InterruptedException e) {
      suite.close();
      throw e;
    }
  }

  /** The same with nothing of before: what an earlier one left running ends, its state goes. */
  public static Suite startAnew(SuiteOptions options) throws InterruptedException {
    new Children(StateDirectory.open(options.stateDir())).endLeftovers();
    StateDirectory.deleteTree(options.stateDir());
    return start(options);
  }

  /** A suite that owns its directory, but runs nothing yet. */
  static Suite open(SuiteOptions options) {
    StateDirectory state = StateDirectory.open(options.stateDir());
    SuiteLock lock =
        SuiteLock.tryTake(state.file("up.lock"))
            .orElseThrow(
                () ->
                    new StartFailure(
                        "suite",
                        "another one runs in " + state.path(),
                        "End it first: deploy/down"));
    try {
      return new Suite(options, state, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void sweep() {
    List<String> left = children.endLeftovers();
    if (!left.isEmpty()) {
      options.progress().say("ended what an earlier start left behind: " + String.join(", ", left));
    }
  }

  private int publicPort() {
    int wanted = options.gatewayPort();
    if (wanted == 0) {
      return ports.of(OwnPrograms.GATEWAY);
    }
    if (!ports.reserve(wanted)) {
      throw new StartFailure(
          OwnPrograms.GATEWAY,
          "port %d is taken by %s".formatted(wanted, PortOwner.of(wanted).orElse("someone else")),
          "Choose another one: deploy/up --port " + (wanted + 1000));
    }
    return wanted;
  }

  void launch() throws InterruptedException {
    StartOrder order = new StartOrder(options.progress());
    List<String> base = new ArrayList<>(List.of(PostgresServer.NAME, KafkaServer.NAME));
    Set<String> program = Set.of();
    if (keycloak.firstTime()) {
      options.progress().say("First start: building keycloak takes about 1 to 2 minutes.");
      order.step(KEYCLOAK_BUILD, Set.of(), keycloak::prepare);
      base.add(KEYCLOAK_BUILD);
      program = Set.of(KEYCLOAK_BUILD);
    }
    order
        .step(PostgresServer.NAME, Set.of(), () -> postgres.start(this::add))
        .step(KafkaServer.NAME, Set.of(), () -> kafka.start(this::add))
        .step(KeycloakServer.NAME, program, () -> keycloak.start(this::add))
        .step(
            OwnPrograms.SIMULATOR,
            Set.of(),
            () -> started(own.simulator(options.supervisors(), options.bootTime())));
    for (ServiceUnit service : ServiceUnit.ALL) {
      order.step(service.name(), Set.copyOf(base), () -> started(own.service(service, 0)));
    }
    order
        .step(OwnPrograms.GATEWAY, Set.copyOf(base), () -> started(own.gateway(gatewayPort)))
        .run();
  }

  /** Starts a second instance of a service beside the first and waits until it is ready. */
  public Component startSecond(String service) throws InterruptedException {
    ServiceUnit unit =
        ServiceUnit.ALL.stream()
            .filter(known -> known.name().equals(service))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no service " + service));
    return started(own.service(unit, 1));
  }

  private Component started(Component component) throws InterruptedException {
    add(component);
    component.start();
    return component;
  }

  private void add(Component component) {
    components.put(component.name(), component);
  }

  /** Registers the simulated Supervisors; returns when all services know them. */
  public void registerSupervisors() throws InterruptedException {
    new StartOrder(options.progress())
        .step("registration", Set.of(), () -> new Registration(api()).register(supervisors()))
        .run();
  }

  /** A session of the administrator's. */
  public Api api() throws InterruptedException {
    return PatientLogin.at(url(), user(), password());
  }

  /**
   * Starts a program that is no part of the suite on its servers; returns where it listens.
   *
   * @param folder of the program in the project
   * @param environment beside the addresses of the servers, which it gets as a service does
   */
  public URI startGuest(String name, String folder, Map<String, String> environment)
      throws InterruptedException {
    started(own.guest(name, folder, environment));
    return URI.create("http://127.0.0.1:" + own.guestPort(name));
  }

  /** Memory in MiB of everything that runs, the launcher included; empty when nobody knows. */
  OptionalLong memory() {
    Stream<ProcessHandle> parts =
        components.values().stream()
            .filter(Component::alive)
            .flatMap(component -> ProcessHandle.of(component.pid()).stream())
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
    return Memory.mebibytes(Stream.concat(Stream.of(ProcessHandle.current()), parts));
  }

  /** Makes what lets the next start be faster, unless it is there; takes some seconds. */
  void archiveClasses() throws InterruptedException {
    for (Component component : components.values()) {
      component.archiveClasses();
    }
  }

  /** Names of all components that were started. */
  public Set<String> components() {
    return Set.copyOf(components.keySet());
  }

  private List<SimulatedSupervisor> supervisors() {
    return SimulatedSupervisor.read(layout.state().file("simulator/ready.json"));
  }

  /** Where the gateway is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + gatewayPort);
  }

  public String user() {
    return "administrator@supervisor.local";
  }

  public String password() {
    return secrets.password("administrator");
  }

  /** Publisher of whole catalogs: without a limit on uploads. */
  public String publisherUser() {
    return "publisher@supervisor.local";
  }

  public String publisherPassword() {
    return secrets.password("publisher");
  }

  public String viewerUser() {
    return "viewer@supervisor.local";
  }

  public String viewerPassword() {
    return secrets.password("viewer");
  }

  /** Host and port of the broker. */
  public String kafka() {
    return kafka.address();
  }

  /** JDBC URL of the database as superuser. */
  public String databaseUrl() {
    return postgres.database().superuserUrl();
  }

  /** Kubeconfig of a simulated Supervisor's administrator. */
  public Path kubeconfig(String supervisor) {
    return supervisors().stream()
        .filter(found -> found.id().equals(supervisor))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no Supervisor " + supervisor))
        .kubeconfig();
  }

  /** One of its parts by name, for instance {@code kafka} or {@code install-service}. */
  public Component component(String name) {
    Component found = components.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no component " + name + " in " + components.keySet());
    }
    return found;
  }

  /** Ends everything, users of a component before the component; can be called again. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    children.refuseNew();
    new StopOrder(components)
        .end(List.of(OwnPrograms.GATEWAY))
        .end(ServiceUnit.ALL.stream().map(ServiceUnit::name).toList())
        .end(List.of(OwnPrograms.SIMULATOR))
        .end(List.of(KeycloakServer.NAME))
        .end(List.of(KafkaServer.NAME))
        .end(List.of(PostgresServer.NAME));
    children.endAll();
    lock.close();
  }
}
