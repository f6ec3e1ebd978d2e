package io.supervisor.simulator.apply;

/** Who writes an object, through which subresource, and when. */
public record Writer(String manager, String subresource, String time) {}
