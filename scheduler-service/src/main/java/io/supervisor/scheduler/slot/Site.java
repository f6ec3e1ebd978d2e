package io.supervisor.scheduler.slot;

import io.supervisor.scheduler.placement.Demand;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.Inventory;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Where pods can go on a Supervisor.
 *
 * @param inventory its hosts with what is free, and its namespaces
 * @param slots what is reserved there
 * @param settings how an administrator wants it used
 */
public record Site(Inventory inventory, List<Reservation> slots, Settings settings) {

  /** What is free on each host. */
  public List<Room> free() {
    return inventory.free();
  }

  /** What is free on a host; empty when it is not one of the Supervisor's. */
  public Optional<Room> room(String host) {
    return free().stream().filter(one -> one.host().equals(host)).findFirst();
  }

  /** Every slot, with the install that has it. */
  public List<Held> held() {
    return slots.stream().map(Reservation::held).toList();
  }

  /** How its hosts are chosen. */
  public Policy policy() {
    return settings.placement(() -> slots.stream().map(Reservation::slot).toList());
  }

  /** Whether pods of slots choose others by the labels of their namespaces. */
  public boolean choosesByNamespace() {
    return chooseByNamespace(slots);
  }

  static boolean chooseByNamespace(List<Reservation> slots) {
    return slots.stream()
        .anyMatch(one -> one.slot().constraints().pods().rules().byNamespaceLabels());
  }

  /** The slots that no pod has taken yet. */
  public List<Held> untaken() {
    return slots.stream().filter(Reservation::free).map(Reservation::held).toList();
  }

  /** The slots of pods that left the host when that was emptied. */
  List<Held> awayFrom(String host) {
    return slots.stream().filter(one -> one.isAwayFrom(host)).map(Reservation::held).toList();
  }

  /** Whose a room is whose making has not begun: no install's, so that none takes it over. */
  static String beingMade(String install) {
    return "room for " + install;
  }

  /** The host where room is kept, or made, for such a pod of the install; empty when none is. */
  Optional<String> keptFor(String install, Demand pod) {
    return slots.stream()
        .filter(one -> one.free() && !one.victims().isEmpty())
        .filter(one -> one.install().equals(install) || one.install().equals(beingMade(install)))
        .filter(one -> one.slot().fits(pod))
        .map(Reservation::host)
        .findFirst();
  }

  /** All slots but one. */
  List<Held> heldBut(Reservation left) {
    return slots.stream().filter(slot -> slot != left).map(Reservation::held).toList();
  }
}
