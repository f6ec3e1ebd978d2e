package io.supervisor.scheduler.drs;

import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.scheduler.slot.Snapshot;

/** Makes sure that a host is one of the Supervisor. */
final class KnownHost {

  private KnownHost() {}

  static Snapshot on(Snapshot snapshot, String host) {
    if (snapshot.free().stream().noneMatch(room -> room.host().equals(host))) {
      throw ApiFailure.of(
          ErrorType.NOT_FOUND,
          "io.supervisor.drs.host.notfound",
          "The Supervisor (%s) has no host (%s). Its capacity names them.",
          snapshot.supervisor(),
          host);
    }
    return snapshot;
  }
}
