package io.supervisor.scheduler.placement;

/** Hosts that are liked, or with a negative weight not; between -100 and 100. */
public record LikedHosts(Selector hosts, int weight) {}
