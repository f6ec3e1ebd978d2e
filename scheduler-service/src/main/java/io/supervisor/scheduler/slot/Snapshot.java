package io.supervisor.scheduler.slot;

import io.supervisor.scheduler.placement.Evacuation;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Survival;
import io.supervisor.scheduler.settings.Settings;
import java.util.List;

/**
 * A Supervisor at one moment.
 *
 * @param epoch how many decisions had been made there
 * @param free what is free on each host
 * @param held every slot, with the install that has it
 */
public record Snapshot(
    String supervisor, long epoch, List<Room> free, List<Held> held, Settings settings) {

  /** What would become of it without one of its hosts. */
  public Survival survival() {
    return new Survival(free, held, settings.placement());
  }

  /** How a host that is there would be emptied. */
  public Evacuation evacuation(String host) {
    return Evacuation.of(free, held, settings.placement(), host);
  }

  /** Whether a host that is there takes pods. */
  public boolean takesPods(String host) {
    return free.stream().anyMatch(room -> room.host().equals(host) && room.schedulable());
  }
}
