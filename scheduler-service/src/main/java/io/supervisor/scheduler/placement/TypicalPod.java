package io.supervisor.scheduler.placement;

/** A kind of pod that may come, and which part of all pods are of it, between 0 and 1. */
public record TypicalPod(int cpu, GpuRequest gpu, double part) {}
