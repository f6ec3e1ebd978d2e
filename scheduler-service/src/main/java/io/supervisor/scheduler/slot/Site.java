package io.supervisor.scheduler.slot;

import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.settings.Settings;
import java.util.List;

/**
 * Where pods can go on a Supervisor.
 *
 * @param free what is free on each host
 * @param settings how an administrator wants it used
 */
public record Site(List<Room> free, Settings settings) {}
