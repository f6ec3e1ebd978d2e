package io.supervisor.scheduler.drs;

import java.util.List;

/**
 * Room that is being made for a pod.
 *
 * @param host where it is
 * @param kept whether it is kept for the install, for two minutes: a request of it in that time
 *     gets it. False when a pod does not move after all
 * @param moves the pods that were asked to move away, up to the first that does not; none when the
 *     room had been made before and is kept still
 */
public record RoomBegun(String host, boolean kept, List<MoveMade> moves) {}
