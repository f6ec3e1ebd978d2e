package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.ObjectRemoval;
import io.supervisor.simulator.write.ObjectWriter;
import io.supervisor.simulator.write.Quotas;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

/** Objects whose time is put on by hand, without a server and with one namespace, {@code night}. */
final class ClockedCluster {
  static final String NAMESPACE = "night";

  final ObjectStore store = new ObjectStore(0);
  final Cluster cluster;
  private final HandClock clock = new HandClock();

  private static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-11-26T10:00:30Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  ClockedCluster() {
    Timestamps times = new Timestamps(clock);
    Quotas quotas = new Quotas(store, new Kinds());
    ObjectWriter writer = new ObjectWriter(store, times, quotas, new Random(1));
    Events events = new Events(store, writer, times);
    cluster = new Cluster(store, writer, new ObjectRemoval(store, times), events, times);
    ObjectNode home = Json.object();
    Meta.of(home).put("name", NAMESPACE);
    cluster.create(KindTable.NAMESPACE, "", home);
  }

  void at(String time) {
    clock.now = Instant.parse("2026-11-26T" + time + "Z");
  }

  static ObjectNode podSpec(ObjectNode template) {
    ObjectNode spec = Json.child(template, "spec");
    spec.putArray("containers").addObject().put("name", "a").put("image", "a:1");
    return spec;
  }
}
