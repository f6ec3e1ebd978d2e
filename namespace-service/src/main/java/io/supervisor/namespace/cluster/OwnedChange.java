package io.supervisor.namespace.cluster;

/**
 * A change of an object that an install brought.
 *
 * @param gone whether it is not there any more; {@code object} is what it was then
 */
public record OwnedChange(String install, ClusterObject object, boolean gone) {}
