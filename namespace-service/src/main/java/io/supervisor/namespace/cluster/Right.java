package io.supervisor.namespace.cluster;

/**
 * What somebody may do with the objects of a kind.
 *
 * @param group API group; empty for the core
 * @param kind as in {@code ClusterRole}
 * @param verb as Kubernetes says it: create, patch, delete, list
 */
public record Right(String group, String kind, String verb) {}
