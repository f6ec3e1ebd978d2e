package io.supervisor.platform.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock of a service; tests replace it. It decides display and deadlines, never order. */
class SystemTime {

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
