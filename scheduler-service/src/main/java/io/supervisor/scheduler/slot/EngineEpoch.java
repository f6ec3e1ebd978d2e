package io.supervisor.scheduler.slot;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** How many decisions were made for a Supervisor. */
@Entity
public class EngineEpoch {

  @Id private String supervisor;
  private long epoch;

  EngineEpoch() {}

  long epoch() {
    return epoch;
  }
}
