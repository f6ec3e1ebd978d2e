package io.supervisor.identity.session;

import java.time.Instant;

/** A session as vCenter's API shows it. */
record SessionView(String user, Instant createdTime, Instant lastAccessedTime) {

  static SessionView of(Session session) {
    return new SessionView(session.userName(), session.createdAt(), session.lastAccessed());
  }
}
