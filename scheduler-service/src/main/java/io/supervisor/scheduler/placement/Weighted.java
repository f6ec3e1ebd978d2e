package io.supervisor.scheduler.placement;

/** Pods that are liked near, or with a negative weight far; between -100 and 100. */
public record Weighted(PodTerm term, int weight) {}
