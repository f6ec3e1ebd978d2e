package io.supervisor.scheduler.placement;

import io.supervisor.scheduler.placement.LonePlacement.Bound;
import java.util.List;

/**
 * A host on which there is room for a pod when others have ended.
 *
 * @param victims pods of lower priority, the fewest that must end
 */
public record Nomination(String host, List<Bound> victims) {}
