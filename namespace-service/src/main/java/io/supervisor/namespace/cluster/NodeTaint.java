package io.supervisor.namespace.cluster;

/** Keeps pods away from a host unless they tolerate it. */
public record NodeTaint(String key, String value, String effect) {}
