package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * The fewest moves after which one more pod fits.
 *
 * @param host where it fits then
 * @param moves none when it fits as it is
 */
public record MadeRoom(String host, List<Move> moves) {}
