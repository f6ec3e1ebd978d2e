package io.supervisor.scheduler.slot;

import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.settings.Settings;
import java.util.List;

/**
 * Where pods can go on a Supervisor.
 *
 * @param free what is free on each host
 * @param slots what is reserved there
 * @param settings how an administrator wants it used
 */
public record Site(List<Room> free, List<Reservation> slots, Settings settings) {

  /** Every slot, with the install that has it. */
  public List<Held> held() {
    return slots.stream().map(Reservation::held).toList();
  }

  /** The slots that no pod has taken yet. */
  public List<Held> untaken() {
    return slots.stream().filter(Reservation::free).map(Reservation::held).toList();
  }

  /** All slots but one. */
  List<Held> heldBut(Reservation left) {
    return slots.stream().filter(slot -> slot != left).map(Reservation::held).toList();
  }
}
