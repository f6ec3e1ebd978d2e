package io.supervisor.scheduler.engine;

import java.util.function.BiPredicate;

/** The rules that remove hosts, in the order they are tried. */
enum Filter {
  SCHEDULABLE((room, demand) -> room.schedulable()),
  CPU((room, demand) -> room.cpuMillicores() >= demand.cpuMillicores()),
  MEMORY((room, demand) -> room.memoryMib() >= demand.memoryMib()),
  POD_PLACES((room, demand) -> room.pods() > 0);

  private final BiPredicate<Room, Demand> rule;

  Filter(BiPredicate<Room, Demand> rule) {
    this.rule = rule;
  }

  boolean passes(Room room, Demand demand) {
    return rule.test(room, demand);
  }
}
