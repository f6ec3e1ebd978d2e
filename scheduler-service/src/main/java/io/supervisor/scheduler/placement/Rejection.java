package io.supervisor.scheduler.placement;

import java.util.List;

/** Hosts that one filter removed. */
public record Rejection(String filter, List<String> hosts) {}
