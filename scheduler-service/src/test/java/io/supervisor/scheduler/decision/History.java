package io.supervisor.scheduler.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.Proposal;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.slot.PendingPod;
import io.supervisor.scheduler.slot.RoomRows;
import io.supervisor.scheduler.slot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Things that happen to installs, at random but the same for the same seed. */
final class History {

  static final String SUPERVISOR = "domain-h1";
  static final List<String> HOSTS = List.of("h1", "h2", "h3");
  private static final int MOST_SURGE = 1;
  private static final Origin CHANCE = new Origin("chance", "", Lineage.startedBy("history"));

  private static final String ANSWERS =
      "select install, generation, attempt, count(*) from placement where install = ?"
          + " group by install, generation, attempt";
  private static final String PODS =
      "select pod_uid, host from reservation where supervisor = ? and pod_uid is not null";

  /** An install as its owner sees it. */
  private static final class Install {
    final String service;
    long generation;
    long version;
    int pods;
    int cpu;
    boolean placed;
    boolean leaving;
    final Map<String, String> living = new TreeMap<>();
    final List<ReceivedEvent> sent = new ArrayList<>();

    Install(String service) {
      this.service = service;
    }
  }

  private final Random random;
  private final HistoriesTest services;
  private final List<Install> installs;
  private final List<String> told = new ArrayList<>();
  private int pods;

  History(long seed, HistoriesTest services) {
    this.random = new Random(seed);
    this.services = services;
    this.installs = List.of(new Install("web-" + seed), new Install("db-" + seed));
  }

  List<String> told() {
    return told;
  }

  void step() throws SQLException {
    Install install = installs.get(random.nextInt(installs.size()));
    switch (random.nextInt(10)) {
      case 0, 1 -> request(install);
      case 2, 3, 4, 5 -> appear(install);
      case 6 -> disappear(install);
      case 7 -> ready(install);
      case 8 -> move(install);
      default -> repeat(install);
    }
  }

  private void request(Install install) throws SQLException {
    if (install.leaving) {
      return;
    }
    install.generation++;
    install.pods = random.nextInt(5);
    install.cpu = random.nextBoolean() ? 100 : 300;
    say(
        "%s asks for %d pods of %d as %d",
        install.service, install.pods, install.cpu, install.generation);
    decide(
        install,
        PlacementRequested.TYPE,
        """
        {"supervisor":"%s","service":"%s","generation":%d,"attempt":1,"bundle_digest":"%s","namespace":"svc",
        "workloads":[{"kind":"Deployment","name":"web","pods":%d,"every_host":false,"cpu_millicores":%d,"memory_mib":64,
        "constraints":{"node_selector":{},"node_terms":[],"tolerations":[],"one_per_host":%s}}]}"""
            .formatted(
                SUPERVISOR,
                install.service,
                install.generation,
                "b".repeat(64),
                install.pods,
                install.cpu,
                random.nextInt(4) == 0));
    install.placed = answers(install) && newest(install).equals("PLACED");
  }

  private void decide(Install install, String type, String body) throws SQLException {
    ReceivedEvent event = event(install, type, ++install.version, body);
    install.sent.add(event);
    services.decider.handle(List.of(event));
  }

  private ReceivedEvent event(Install install, String type, long version, String body) {
    return new ReceivedEvent(
        "supervisor.install.placement-requests.v1",
        SUPERVISOR + "/" + install.service,
        install.service + type + version,
        "/install-service",
        type,
        version,
        Lineage.startedBy("history"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** Something that came already comes again. */
  private void repeat(Install install) throws SQLException {
    if (!install.sent.isEmpty()) {
      say("%s repeats itself", install.service);
      services.decider.handle(
          List.of(install.sent.get(random.nextInt(install.sent.size())), install.sent.get(0)));
    }
  }

  private void appear(Install install) {
    if (install.leaving || install.living.size() >= install.pods + MOST_SURGE) {
      return;
    }
    String uid = install.service + "-" + ++pods;
    PendingPod pod =
        new PendingPod(
            SUPERVISOR,
            SUPERVISOR + "/" + install.service,
            "svc",
            "Deployment/web",
            uid,
            "",
            install.cpu,
            64,
            Map.of(),
            List.of());
    String host = Awaited.result(() -> services.slots.take(pod)).choice().host();
    say("%s appears on '%s'", uid, host);
    if (!host.isEmpty()) {
      install.living.put(uid, host);
    }
    assertThat(Awaited.result(() -> services.slots.take(pod)).choice().host())
        .as("again")
        .isEqualTo(host);
  }

  private void disappear(Install install) {
    if (!install.living.isEmpty()) {
      List<String> all = List.copyOf(install.living.keySet());
      String uid = all.get(random.nextInt(all.size()));
      say("%s ends", uid);
      install.living.remove(uid);
    }
    upkeep();
  }

  private void upkeep() {
    Map<String, String> living = new TreeMap<>();
    installs.forEach(one -> living.putAll(one.living));
    Awaited.result(() -> services.upkeep.keepOnly(SUPERVISOR, living.keySet()));
  }

  private void ready(Install install) {
    if (install.placed && !install.leaving) {
      say("%s is ready at %d", install.service, install.generation);
      settle(install, WorkloadChanged.READY);
    }
  }

  private void settle(Install install, String type) {
    String body =
        "{\"supervisor\":\"%s\",\"service\":\"%s\",\"generation\":%d}"
            .formatted(SUPERVISOR, install.service, install.generation);
    WorkloadChanged change = new WorkloadChanged(SUPERVISOR, install.service, install.generation);
    ReceivedEvent event = event(install, type, ++install.version, body);
    if (type.equals(WorkloadChanged.READY)) {
      Awaited.result(() -> services.settlement.ready(event, change));
    } else {
      Awaited.result(() -> services.settlement.removed(event, change));
    }
  }

  /** A place elsewhere is kept for a pod, and sometimes given up. */
  private void move(Install install) {
    Snapshot now = snapshot();
    List<Held> held =
        now.held().stream().filter(one -> one.install().endsWith(install.service)).toList();
    if (held.isEmpty()) {
      return;
    }
    Held from = held.get(random.nextInt(held.size()));
    String to = HOSTS.get(random.nextInt(HOSTS.size()));
    boolean room =
        now.free().stream()
            .anyMatch(one -> one.host().equals(to) && one.cpuMillicores() >= 300 && one.pods() > 0);
    if (room && !to.equals(from.slot().host())) {
      say("%s is to go from %s to %s", install.service, from.slot().host(), to);
      Proposal proposal = new Proposal(from, to, Proposal.Reason.MAINTENANCE, 0, 0);
      Awaited.result(() -> services.targets.keep(SUPERVISOR, now.epoch(), proposal, CHANCE))
          .target()
          .filter(target -> random.nextInt(3) == 0)
          .ifPresent(target -> Awaited.result(() -> services.targets.giveUp(target)));
    }
  }

  private Snapshot snapshot() {
    return Awaited.result(() -> services.snapshots.of(SUPERVISOR));
  }

  void check() throws SQLException {
    List<Room> free = snapshot().free();
    try (Connection connection = services.database.getConnection()) {
      assertThat(RoomRows.of(connection, new String[] {SUPERVISOR}))
          .as("sums that the database keeps, and slots added up")
          .containsEntry(SUPERVISOR, free);
    }
    for (Room room : free) {
      assertThat(room.cpuMillicores()).as("CPU of %s", room.host()).isNotNegative();
      assertThat(room.memoryMib()).as("memory of %s", room.host()).isNotNegative();
      assertThat(room.pods()).as("places of %s", room.host()).isNotNegative();
    }
    Map<String, String> places = new TreeMap<>();
    query(PODS, SUPERVISOR, row -> places.put(row.getString(1), row.getString(2)));
    for (Install install : installs) {
      assertThat(places).as("places of pods").containsAllEntriesOf(install.living);
      assertThat(answers(install)).as("each request has one answer").isTrue();
    }
  }

  /** All are ready with all of their pods, then all leave. */
  void end() throws SQLException {
    for (Install install : installs) {
      if (install.placed) {
        fill(install);
      }
      leave(install);
    }
    upkeep();
    check();
    assertThat(snapshot().held()).as("nothing is left").isEmpty();
  }

  private void fill(Install install) {
    ready(install);
    install.living.keySet().stream().skip(install.pods).toList().forEach(install.living::remove);
    upkeep();
    while (install.living.size() < install.pods) {
      int before = install.living.size();
      appear(install);
      assertThat(install.living).as("a pod has its place").hasSize(before + 1);
    }
    upkeep();
  }

  private void leave(Install install) throws SQLException {
    if (install.generation == 0) {
      return;
    }
    install.leaving = true;
    install.generation++;
    say("%s leaves", install.service);
    decide(
        install,
        PlacementReleaseRequested.TYPE,
        """
        {"supervisor":"%s","service":"%s","generation":%d,"attempt":1,"namespace":"svc","force":false}"""
            .formatted(SUPERVISOR, install.service, install.generation));
    install.living.clear();
    settle(install, WorkloadChanged.REMOVED);
  }

  private boolean answers(Install install) throws SQLException {
    Map<Long, Long> counts = new TreeMap<>();
    query(
        ANSWERS,
        SUPERVISOR + "/" + install.service,
        row -> counts.put(row.getLong(2), row.getLong(4)));
    long requests =
        install.sent.stream().filter(e -> e.type().equals(PlacementRequested.TYPE)).count();
    return counts.size() == requests && counts.values().stream().allMatch(count -> count == 1);
  }

  private String newest(Install install) throws SQLException {
    List<String> outcomes = new ArrayList<>();
    query(
        "select outcome from placement where install = ? order by generation desc",
        SUPERVISOR + "/" + install.service,
        row -> outcomes.add(row.getString(1)));
    return outcomes.get(0);
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private void query(String sql, String key, Row each) throws SQLException {
    try (Connection connection = services.database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, key);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          each.read(rows);
        }
      }
    }
  }

  private void say(String what, Object... of) {
    told.add(what.formatted(of));
  }
}
