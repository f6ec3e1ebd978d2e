package io.supervisor.install.process;

import java.time.Instant;

/**
 * What makes an install move.
 *
 * @param actor a user, or the part of the suite that acts by itself
 * @param cause the event or command, such as {@code placement-decided}
 * @param at when it is handled
 */
public record Step(String actor, String cause, Instant at) {}
