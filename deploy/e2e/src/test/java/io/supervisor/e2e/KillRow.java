package io.supervisor.e2e;

import java.util.List;
import java.util.Random;

/** A row of the kill matrix: who dies where. */
enum KillRow {
  K_03("the relay has read rows and sent none", "install-service", 8, "relay.read"),
  K_04(
      "the broker has taken rows that are not deleted", "install-service", 8, "relay.acknowledged"),
  K_05("a record has come, its handler has not begun", "install-service", 12, "inbox.polled"),
  K_06("in the middle of a transaction", "install-service", 12, "inbox.mid-transaction"),
  K_07("committed, the record not acknowledged", "install-service", 12, "inbox.committed"),
  K_15(
      "dead letter written, the record not acknowledged",
      "install-service",
      3,
      "dead-letter.written"),
  K_16(
      "the reply is on its topic, the read model not updated",
      "catalog-service",
      10,
      "inbox.polled"),
  K_17(
      "while it drains: SIGTERM, one second later SIGKILL",
      "install-service",
      8,
      "relay.read",
      "relay.acknowledged",
      "inbox.mid-transaction",
      "inbox.committed"),
  E_1("every record comes three times", "install-service", 0);

  private final String moment;
  private final String service;
  private final int hits;
  private final List<String> points;

  KillRow(String moment, String service, int hits, String... points) {
    this.moment = moment;
    this.service = service;
    this.hits = hits;
    this.points = List.of(points);
  }

  String service() {
    return service;
  }

  /** One of the row's points, at one of the times that it is reached in any case. */
  String place(Random random) {
    return points.get(random.nextInt(points.size())) + "@" + (1 + random.nextInt(hits));
  }

  /** The name of the row in the matrix. */
  String id() {
    return name().replace('_', '-');
  }

  @Override
  public String toString() {
    return id() + " " + moment;
  }
}
