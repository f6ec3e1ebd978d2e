package io.supervisor.platform.error;

import java.util.List;

/** All faults of one input, reported at once. */
public record Findings(List<Finding> findings) {}
