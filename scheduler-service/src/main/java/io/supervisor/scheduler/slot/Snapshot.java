package io.supervisor.scheduler.slot;

import io.supervisor.scheduler.placement.Balance;
import io.supervisor.scheduler.placement.Demand;
import io.supervisor.scheduler.placement.Evacuation;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.MadeRoom;
import io.supervisor.scheduler.placement.MovePlan;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Survival;
import io.supervisor.scheduler.placement.WhatIf;
import io.supervisor.scheduler.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * A Supervisor at one moment.
 *
 * @param epoch how many decisions had been made there
 */
public record Snapshot(String supervisor, long epoch, Site site) {

  /** What is free on each host. */
  public List<Room> free() {
    return site.free();
  }

  /** Every slot, with the install that has it. */
  public List<Held> held() {
    return site.held();
  }

  public Settings settings() {
    return site.settings();
  }

  /** What would become of it without one of its hosts. */
  public Survival survival() {
    return new Survival(site.inventory(), held(), site.policy());
  }

  /** How evenly its hosts are used. */
  public Balance balance() {
    return new Balance(site.inventory(), held(), site.policy());
  }

  /** How a host that is there would be emptied. */
  public Evacuation evacuation(String host) {
    return Evacuation.of(site.inventory(), held(), site.policy(), host);
  }

  /** How those come back to a host that is there who left it when it was emptied. */
  public MovePlan homeComing(String host) {
    return whatIf().homeComing(site.awayFrom(host), host);
  }

  /** The host where room was made, and is kept, for such a pod of the install. */
  public Optional<String> keptFor(String install, Demand pod) {
    return site.keptFor(install, pod);
  }

  /** The moves that make room for one more pod; empty when three of them are not enough. */
  public Optional<MadeRoom> roomFor(String install, Demand pod) {
    return whatIf().roomFor(install, pod);
  }

  /** A copy on which to try things. */
  public WhatIf whatIf() {
    return new WhatIf(site.inventory(), held(), site.policy());
  }

  /** Whether a host that is there takes pods. */
  public boolean takesPods(String host) {
    return site.room(host).filter(Room::schedulable).isPresent();
  }
}
