package io.supervisor.scheduler.slot;

import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.Room;
import java.util.List;

/**
 * A Supervisor at one moment.
 *
 * @param epoch how many decisions had been made there
 * @param free what is free on each host
 * @param held every slot, with the install that has it
 */
public record Snapshot(String supervisor, long epoch, List<Room> free, List<Held> held) {}
