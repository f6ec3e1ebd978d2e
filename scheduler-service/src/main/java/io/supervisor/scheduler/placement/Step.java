package io.supervisor.scheduler.placement;

/**
 * A running pod goes from one host to another.
 *
 * @param pod its number before it moves
 */
public record Step(int pod, String from, String to) {}
