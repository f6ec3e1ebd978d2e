package io.supervisor.install.change;

/**
 * Body of a removal.
 *
 * @param confirm the id of the service, typed; needed when data is lost
 * @param ignoreDependents whether it goes on although other services need this one
 * @param dryRun whether only to tell what would go
 */
public record RemovalOrder(String confirm, boolean ignoreDependents, boolean dryRun) {}
