package io.supervisor.scheduler.engine;

import java.util.List;

/** Hosts that one filter removed. */
public record Rejection(String filter, List<String> hosts) {}
